package dev.threadspool.operator.status;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.connect.CatalogueOptions;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.GroupOption;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.PrefixOption;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.StoreOptions;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Durations;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How everything is, now. */
@Command(
    name = "status",
    description = {
      "One screen: how each part is, how far the commands are worked on, rates, what is decided and not"
          + " announced yet, dead letters, versions. Changes nothing.",
      "A part that is away is shown as away, with the reason, within --interval and --timeout; the"
          + " others are shown all the same.",
      "Exits with 3 where a part is away, with 1 where one is not as it should be (no worker in the"
          + " group, a schema that is missing, migrations that are pending, an application that is not"
          + " ready), with 0 otherwise. Lag and dead letters are told, and not judged."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool status --config worker.yaml",
      "  threadspool status --config worker.yaml --worker http://w1:8080 --ingress http://i1:8080",
      "  threadspool status --config worker.yaml --watch --every 10s --interval 5s",
      "  threadspool status --config worker.yaml --output json | tail -1"
    })
public final class StatusCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();
  @Mixin private GroupOption group = new GroupOption();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--worker",
      paramLabel = "URL",
      description = "A worker to be asked whether it is ready; may be given more than once.")
  private List<URI> workers = List.of();

  @Option(names = "--ingress", paramLabel = "URL", description = "The same of an ingress.")
  private List<URI> ingresses = List.of();

  @Option(
      names = "--interval",
      converter = Durations.class,
      paramLabel = "DURATION",
      defaultValue = "2s",
      description = "Between the two looks from which rates are taken. Default: ${DEFAULT-VALUE}.")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--timeout",
      converter = Durations.class,
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "How long a part may take to answer. Default: ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "16",
      description = "List so many partitions, those that lag most. Default: ${DEFAULT-VALUE}.")
  private int partitions = 16;

  @Option(names = "--watch", description = "Again and again, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--every",
      converter = Durations.class,
      paramLabel = "DURATION",
      defaultValue = "5s",
      description = "With --watch: how long in between. Default: ${DEFAULT-VALUE}.")
  private Duration every = Duration.ofSeconds(5);

  private final Stop stop;

  public StatusCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  StatusCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.with(kafka, registry, store, catalogue, group, prefix);
    return console.run(stop, run -> status(settings, run));
  }

  private int status(Settings settings, Console run) throws Exception {
    Asked asked =
        new Asked(
            new Sources(settings, kafka, registry, store, catalogue, applications()),
            interval,
            timeout);
    Screen screen = new Screen(run, partitions);
    while (true) {
      Answers answers = asked.ask(run);
      List<Part> parts = Parts.of(answers, GroupOption.name(settings));
      screen.print(answers, parts);
      if (!watch) {
        return exitCode(parts);
      }
      screen.printTotals();
      run.pause(every);
    }
  }

  private SequencedMap<String, URI> applications() {
    SequencedMap<String, URI> applications = new LinkedHashMap<>();
    workers.forEach(url -> applications.put("worker " + url, url));
    ingresses.forEach(url -> applications.put("ingress " + url, url));
    return applications;
  }

  private static int exitCode(List<Part> parts) {
    String away =
        parts.stream()
            .filter(part -> part.state() == Part.State.AWAY)
            .map(Part::name)
            .collect(Collectors.joining(", "));
    if (!away.isEmpty()) {
      throw new AwayException("away: " + away, null);
    }
    return parts.stream().allMatch(part -> part.state() == Part.State.UP)
        ? ExitCode.OK
        : ExitCode.FINDINGS;
  }
}
