package dev.threadspool.operator.replay;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.connect.CatalogueOptions;
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
      "--into-schema publishes nothing: it decides all these commands once more into a schema of"
          + " its own, and tells what would differ from the live one, and why: a chart that was"
          + " renamed, access that was lost. Exits with 1 where something does.",
      "Can be interrupted and run again: what was published is not published again. Exits with 1"
          + " where something is left that it must not make anew, or is too large to be published;"
          + " and publishes nothing where agent-thread.erased marks threads that the database does not."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool replay --config worker.yaml --from-beginning --dry-run",
      "  threadspool replay --config worker.yaml --from-time 2026-11-25T08:30:00Z",
      "  threadspool replay --config worker.yaml --from-offset agent-thread.create-3@1500",
      "  threadspool replay --config worker.yaml --from-beginning --thread"
          + " 018f4e9a-0000-7000-8000-000000000001",
      "  threadspool replay --config worker.yaml --from-beginning --into-schema shadow",
      "  threadspool replay --config worker.yaml --drop-schema shadow"
    })
public final class ReplayCommand implements Callable<Integer> {

  @Mixin private StartOptions start = new StartOptions();
  @Mixin private FilterOptions filter = new FilterOptions();
  @Mixin private ShadowOptions shadow = new ShadowOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();
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
      description = "Threads, each with a connection to the cluster. Default: ${DEFAULT-VALUE}.")
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
    Settings settings = config.with(kafka, registry, store, catalogue, group, prefix);
    String dropped = shadow.dropped();
    if (dropped != null) {
      return console.run(stop, run -> shadowRun(settings, run).drop(dropped, dryRun.isGiven()));
    }
    Request request = new Request(start.start(), filter.filter());
    return console.run(stop, run -> replay(settings, request, run));
  }

  private int replay(Settings settings, Request request, Console run) throws Exception {
    KafkaClients clients = kafka.clients(settings);
    try (Admin admin = clients.openAdmin();
        AvroWire wire = registry.openWire(settings)) {
      CommandSource source = CommandSource.of(settings, clients, admin, wire);
      String schema = shadow.schema();
      return schema == null
          ? live(settings, source, request, run)
          : shadowRun(settings, run).replay(schema, request, dryRun.isGiven(), source, admin, wire);
    }
  }

  private int live(Settings settings, CommandSource source, Request request, Console run)
      throws Exception {
    WorkerSettings.Worker worker = settings.bind("threadspool.worker", WorkerSettings.Worker.class);
    // One for the tables, one that keeps repairs out, one to look.
    try (HikariDataSource database = store.open(settings, 3)) {
      return new LiveReplay(source, database, worker.rejectionRetention(), connections, limit, run)
          .run(request, dryRun.isGiven());
    }
  }

  private ShadowRun shadowRun(Settings settings, Console run) {
    return new ShadowRun(settings, store, catalogue, connections, limit, run);
  }
}
