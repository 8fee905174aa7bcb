package dev.threadspool.operator.send;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.connect.CommandTopics;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.PrefixOption;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.TopicOptions;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.DryRunOption;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Threads out of a file. */
@Command(
    name = "send",
    description = {
      "Asks for threads out of a JSON file: an object, an array, or an object a line. Publishes commands,"
          + " or asks an ingress (--http).",
      "An object has projectUuid, agentUuid and what the HTTP body has (prompt, modelConfig, context); a"
          + " command also organizationUuid and actor ({type, uuid}), and may have threadUuid, commandId"
          + " and createdFrom; over HTTP it may have idempotencyKey.",
      "What has no id of its own gets one from its place and content: the same file sent again makes"
          + " nothing twice, also where it was interrupted. All is looked at before anything is sent.",
      "Exits with 1 where one is bad, or an ingress refuses it."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool send --config worker.yaml --topic agent-thread.create-upstream threads.jsonl",
      "  threadspool send --config worker.yaml --dry-run threads.json",
      "  threadspool send --http http://localhost:8080 --token-file token.txt threads.json"
    })
public final class SendCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private DryRunOption dryRun = new DryRunOption();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "JSON in UTF-8. Default: - for standard input.")
  private String file = "-";

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "A command topic, without prefix. Default: agent-thread.create-upstream.")
  private @Nullable String topic;

  @Option(
      names = "--http",
      paramLabel = "URL",
      description = "Ask this ingress instead: http://HOST:PORT.")
  private @Nullable URI http;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Who asks over HTTP: a file with a personal access token. Also: THREADSPOOL_TOKEN."
              + " Never an option, which others can see.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--keep-going",
      description = "Send the others where some are bad. They are told, and the exit code is 1.")
  private boolean keepGoing;

  private final Stop stop;

  public SendCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  SendCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    List<Entry> entries = Input.read(file);
    return console.run(
        stop,
        run -> {
          Sending sending = new Sending(run, keepGoing, dryRun.isGiven());
          return http == null
              ? overKafka(entries, sending, run)
              : overHttp(http, entries, sending, run);
        });
  }

  private int overHttp(URI base, List<Entry> entries, Sending sending, Console run)
      throws Exception {
    if (!Set.of("http", "https").contains(String.valueOf(base.getScheme()))) {
      throw new UsageException("--http wants http://HOST:PORT or https://HOST:PORT");
    }
    Ingress ingress = new Ingress(base, AccessToken.read(tokenFile), run);
    try (HttpTarget target = new HttpTarget(ingress, run)) {
      return sending.send(entries, target);
    }
  }

  private int overKafka(List<Entry> entries, Sending sending, Console run) throws Exception {
    Settings settings = config.with(kafka, registry, prefix);
    TopicNames names = TopicOptions.plan(settings).names();
    Map<String, Set<Actor.Type>> actors = CommandTopics.actors(settings, names);
    String name = topic == null ? names.createUpstream() : names.prefix() + topic;
    Set<Actor.Type> allowed = actors.get(name);
    if (allowed == null) {
      throw new UsageException(
          "%s is no command topic; there are %s".formatted(name, actors.keySet()));
    }
    try (AvroWire wire = registry.openWire(settings);
        CommandTarget target =
            new CommandTarget(
                name, allowed, wire, kafka.clients(settings).openProducer(Map.of()), run)) {
      return sending.send(entries, target);
    }
  }
}
