package dev.threadspool.operator.erase;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.contract.wire.EventRecords;
import dev.threadspool.operator.ExitCode;
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
import dev.threadspool.store.Maintenance;
import dev.threadspool.store.ThreadStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What somebody said is gone, and nothing brings it back. */
@Command(
    name = "erase",
    description = {
      "Removes threads for good: their rows, the rejections of commands for them, and their events, once"
          + " the topic is compacted. Neither redelivery, redrive, replay nor restore makes them again."
          + " There is no way back.",
      "That a thread was erased, and when, is kept for ever, without what it said or whose it was. What"
          + " remains elsewhere, and for how long, is told at the end.",
      "Interrupted, it has to be run again with the same threads; to do so again changes nothing. Exits"
          + " with 1 where a thread was not erased: nobody knows it, or it is not announced yet."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool erase --config worker.yaml --thread 019aa5c0-95a5-7000-8000-000000000001 --dry-run",
      "  threadspool erase --config worker.yaml --thread 019aa5c0-95a5-7000-8000-000000000001",
      "  threadspool erase --config worker.yaml --file threads.txt --output json"
    })
public final class EraseCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private GroupOption group = new GroupOption();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private DryRunOption dryRun = new DryRunOption();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Wanted wanted = new Wanted();

  @Option(
      names = "--even-if-unknown",
      description =
          "Mark threads as erased that the database does not have: such whose command is still on its"
              + " way, or whose row was lost.")
  private boolean evenIfUnknown;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "Wait so long for threads that are stored and not announced yet. Default: ${DEFAULT-VALUE}.")
  private int patience = 60;

  private final Stop stop;

  public EraseCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  EraseCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.with(kafka, registry, store, group, prefix);
    List<UUID> threadUuids = wanted.threadUuids();
    return console.run(stop, run -> erase(settings, threadUuids, run));
  }

  private int erase(Settings settings, List<UUID> threadUuids, Console run) throws Exception {
    TopicNames names = TopicOptions.plan(settings).names();
    KafkaClients clients = kafka.clients(settings);
    try (Admin admin = clients.openAdmin();
        AvroWire wire = registry.openWire(settings);
        HikariDataSource database = store.open(settings, 2)) {
      ClusterView cluster = new ClusterView(admin);
      List<String> commandTopics = CommandTopics.of(settings, names);
      Announced announced = new Announced(cluster, commandTopics, GroupOption.name(settings));
      Look look = new Look(new ThreadStore(database), evenIfUnknown, run);
      if (dryRun.isGiven()) {
        Erasing.parts(threadUuids).forEach(look::at);
      } else {
        try (Maintenance _ = Maintenance.begin(database);
            var producer = clients.openProducer(Map.of())) {
          new Erasing(
                  new ThreadStore(database),
                  announced,
                  new Telling(producer, new EventRecords(names, wire)),
                  look,
                  Duration.ofSeconds(patience),
                  run)
              .erase(threadUuids);
        }
      }
      Remains.tell(cluster, names, commandTopics, run);
      return run.summary().get("unknown") + run.summary().get("notAnnounced") == 0
          ? ExitCode.OK
          : ExitCode.FINDINGS;
    }
  }
}
