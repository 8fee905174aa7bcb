package dev.threadspool.operator.restore;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.connect.CommandTopics;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.GroupOption;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.PrefixOption;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.StoreOptions;
import dev.threadspool.operator.connect.TopicOptions;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.DryRunOption;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.reading.ClusterView;
import dev.threadspool.operator.reading.EventDecoder;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A database from the topics. */
@Command(
    name = "restore",
    description = {
      "Rebuilds Threadspool's database from agent-thread.created, create-rejected and create-dlt: the"
          + " same rows, by COPY. The database may be empty; its tables are made.",
      "Can be interrupted and run again: it goes on where it was. Until it is through, workers that"
          + " are started on the database wait. Then they go on from what their group has committed.",
      "Exits with 1 where the database has rows already, where workers announce threads meanwhile, or"
          + " where an event cannot be read."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool restore --config worker.yaml --dry-run",
      "  threadspool restore --config worker.yaml --store jdbc:postgresql://db/threadspool_new",
      "  threadspool restore --config worker.yaml --store jdbc:postgresql://db/shadow --snapshot"
    })
public final class RestoreCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private GroupOption group = new GroupOption();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private DryRunOption dryRun = new DryRunOption();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--into-rows",
      description =
          "The database may have rows that no restore has written; they stay as they are, and what is"
              + " missing is added.")
  private boolean intoRows;

  @Option(
      names = "--snapshot",
      description =
          "Finish although workers go on with another database: the state of now. No worker may be"
              + " started on it.")
  private boolean snapshot;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Threads, each with a connection to database and cluster. Default: ${DEFAULT-VALUE}.")
  private int connections = 4;

  private final Stop stop;

  public RestoreCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  RestoreCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.with(kafka, registry, store, group, prefix);
    return console.run(stop, run -> restore(settings, run));
  }

  private int restore(Settings settings, Console run) throws Exception {
    TopicNames names = TopicOptions.plan(settings).names();
    List<String> commandTopics = CommandTopics.of(settings, names);
    KafkaClients clients = kafka.clients(settings);
    try (Admin admin = clients.openAdmin();
        AvroWire wire = registry.openWire(settings);
        // One that keeps others out, one to begin and end with.
        HikariDataSource database = store.open(settings, connections + 2)) {
      ClusterView cluster = new ClusterView(admin);
      EventDecoder decoder = new EventDecoder(names, wire, cluster.topicIds(commandTopics));
      Sources sources = new Sources(cluster, names, commandTopics, GroupOption.name(settings));
      if (!sources.hasErased()) {
        run.note(
            "%s is not there, so no thread is marked as erased. Clusters of early versions have none;"
                    .formatted(names.erased())
                + " where it was lost, the marks of its threads are lost with it.");
      }
      Loading loading = new Loading(clients, decoder, connections, run);
      return dryRun.isGiven()
          ? DryRun.run(database, sources, loading, run)
          : new Restore(sources, loading, snapshot, run).into(database, intoRows);
    }
  }
}
