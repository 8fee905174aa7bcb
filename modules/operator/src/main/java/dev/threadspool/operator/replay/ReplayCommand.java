package dev.threadspool.operator.replay;

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
import dev.threadspool.worker.config.WorkerSettings;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands again. */
@Command(
    name = "replay",
    description = {
      "Looks up what became of commands below the workers' committed offsets, and publishes again"
          + " those of which nothing came, for the workers to decide. What has an outcome, was ever"
          + " announced, or waits for the workers already stays as it is.",
      "Can be interrupted and run again: what was published is not published again. Exits with 1"
          + " where something is left that it must not make anew."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool replay --config worker.yaml --from-beginning --dry-run",
      "  threadspool replay --config worker.yaml --from-time 2026-11-25T08:30:00Z",
      "  threadspool replay --config worker.yaml --from-offset agent-thread.create-3@1500",
      "  threadspool replay --config worker.yaml --from-beginning --thread"
          + " 018f4e9a-0000-7000-8000-000000000001"
    })
public final class ReplayCommand implements Callable<Integer> {

  @Mixin private StartOptions start = new StartOptions();
  @Mixin private FilterOptions filter = new FilterOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private GroupOption group = new GroupOption();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private DryRunOption dryRun = new DryRunOption();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "List so many of a kind; all are counted. Default: ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "4",
      description = "Threads that read, each with a connection to the cluster. Default: 4.")
  private int connections = 4;

  private final Stop stop;

  public ReplayCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  ReplayCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.with(kafka, registry, store, group, prefix);
    Start from = start.start();
    return console.run(stop, run -> replay(settings, from, run));
  }

  private int replay(Settings settings, Start from, Console run) throws Exception {
    KafkaClients clients = kafka.clients(settings);
    try (Admin admin = clients.openAdmin();
        AvroWire wire = registry.openWire(settings);
        // One for the tables, one that keeps repairs out, one to look.
        HikariDataSource database = store.open(settings, 3)) {
      CommandSource source = CommandSource.of(settings, clients, admin, wire);
      return new LiveReplay(
              source,
              database,
              settings.bind("threadspool.worker", WorkerSettings.Worker.class).rejectionRetention(),
              connections,
              limit,
              run)
          .run(from, filter.filter(), dryRun.isGiven());
    }
  }
}
