package dev.threadspool.operator.tail;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.PrefixOption;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.TopicOptions;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.reading.ClusterView;
import dev.threadspool.operator.reading.EventDecoder;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What happens, one line each. */
@Command(
    name = "tail",
    description = {
      "Prints threads, rejections and erasures as they are announced, one line each, until Ctrl-C. Only"
          + " reads: belongs to no group and commits nothing.",
      "Begins with the last few of each partition. Of different partitions, lines come in the order in"
          + " which they were read."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool tail --config worker.yaml",
      "  threadspool tail --config worker.yaml --events rejected --since 2h --no-follow",
      "  threadspool tail --config worker.yaml --project 0c000000-0000-4000-8000-000000000001 --output json"
    })
public final class TailCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private FromOptions from = new FromOptions();
  @Mixin private FilterOptions filter = new FilterOptions();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--no-follow",
      description = "End when all is told that was announced when the command began.")
  private boolean noFollow;

  private final Stop stop;

  public TailCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  TailCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.with(kafka, registry, prefix);
    from.requireOne();
    return console.run(stop, run -> tail(settings, run));
  }

  private int tail(Settings settings, Console run) throws Exception {
    TopicNames names = TopicOptions.plan(settings).names();
    KafkaClients clients = kafka.clients(settings);
    try (Admin admin = clients.openAdmin();
        AvroWire wire = registry.openWire(settings);
        Consumer<byte[], byte[]> consumer = clients.openConsumer("read_committed")) {
      ClusterView cluster = new ClusterView(admin);
      Feed feed = new Feed(cluster, consumer, run);
      Lines lines = new Lines(new EventDecoder(names, wire, Map.of()), filter, run);
      feed.begin(filter.topics(names), from);
      while (!(noFollow && feed.isThrough())) {
        feed.next().forEach(lines::print);
      }
    }
    return ExitCode.OK;
  }
}
