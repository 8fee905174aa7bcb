package dev.threadspool.operator.audit;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.GroupOption;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.PrefixOption;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.StoreOptions;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.DryRunOption;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether every command has come to one end, stored and announced alike. */
@Command(
    name = "audit",
    description = {
      "Compares every command up to the workers' committed offsets with rows, events, rejections and"
          + " dead letters; lists what is missing, doubled or unequal. Workers may go on meanwhile.",
      "--repair announces what is stored and was never announced, and stores what is announced and is"
          + " not stored; only below what the workers' group has committed, so never what a worker is"
          + " about to do. Refused where agent-thread.erased marks threads that the database does not.",
      "Needs no memory for the number of commands, but room for temporary tables in Threadspool's"
          + " database: about 300 bytes a command. Exits with 1 where something is wrong that was not"
          + " repaired."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool audit --config worker.yaml",
      "  threadspool audit --config worker.yaml --output json --limit 1000000 > findings.jsonl",
      "  threadspool audit --config worker.yaml --repair --dry-run",
      "  threadspool audit --config worker.yaml --repair"
    })
public final class AuditCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private GroupOption group = new GroupOption();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private DryRunOption dryRun = new DryRunOption();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--repair",
      description = "Announce and store what is missing. With --dry-run: only say how much.")
  private boolean repair;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "List so many findings of a kind; all are counted. Default: ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Threads, each with a connection to database and cluster. Default: ${DEFAULT-VALUE}.")
  private int connections = 4;

  private final Stop stop;

  public AuditCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  AuditCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.with(kafka, registry, store, group, prefix);
    return console.run(stop, run -> audit(settings, run));
  }

  private int audit(Settings settings, Console run) throws Exception {
    KafkaClients clients = kafka.clients(settings);
    try (Admin admin = clients.openAdmin();
        AvroWire wire = registry.openWire(settings);
        // One for the audit's own tables, one to cancel it, one that keeps other repairs out.
        HikariDataSource database = store.open(settings, connections + 3)) {
      Audited audited = Audited.of(settings, clients, admin, wire, database);
      Audit audit = new Audit(audited, connections, limit, run);
      if (!repair) {
        return audit.report(false);
      }
      return dryRun.isGiven()
          ? Repair.dryRun(audited, audit, run)
          : Repair.run(audited, audit, run);
    }
  }
}
