package dev.threadspool.operator.replay;

import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs replays of a system, and reads what they say. */
final class Replays {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestSystem system;

  Replays(TestSystem system) {
    this.system = system;
  }

  /** A replay, and all that it said. */
  record Told(int exitCode, List<JsonNode> items, JsonNode summary, String err) {

    long count(String member) {
      return summary.path(member).asLong(-1);
    }

    /** The threads of those that it calls this difference. */
    List<String> threads(String difference) {
      return items.stream()
          .filter(item -> item.path("difference").asString().equals(difference))
          .map(item -> item.path("thread").asString())
          .toList();
    }

    /** How often it says this of a group; 0 where it does not. */
    long group(String what) {
      return items.stream()
          .filter(item -> item.path("group").asString().equals(what))
          .mapToLong(item -> item.path("count").asLong())
          .sum();
    }

    /** The places of those that it calls this. */
    List<String> commands(String label) {
      return items.stream()
          .filter(item -> item.path("replay").asString().equals(label))
          .map(item -> item.path("command").asString())
          .toList();
    }
  }

  Told run(String... options) {
    return told(Run.of(system.arguments(system.storeUrl(), command("replay", options))));
  }

  Told run(Stop stop, String... options) {
    return told(
        Run.of(
            new ReplayCommand(stop), system.arguments(system.storeUrl(), command(null, options))));
  }

  /**
   * It is asked to end when it says that it has published something.
   *
   * @param before what happens right before that
   */
  Told runUntilItHasPublished(Runnable before, String... options) {
    Stop stop = new Stop();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Writer watching =
        new Writer() {
          private boolean isHeard;

          @Override
          public void write(char[] text, int from, int length) {
            out.write(text, from, length);
            if (!isHeard && out.toString().contains("\"published\"")) {
              isHeard = true;
              before.run();
              stop.ask();
            }
          }

          @Override
          public void flush() {
            out.flush();
          }

          @Override
          public void close() {
            flush();
          }
        };
    int exitCode =
        new CommandLine(new ReplayCommand(stop))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(watching))
            .setErr(new PrintWriter(err))
            .execute(system.arguments(system.storeUrl(), command(null, options)));
    return told(new Run(exitCode, out.toString(), err.toString()));
  }

  Told shadow(String... options) {
    return run(withLightdash(options));
  }

  Told shadow(Stop stop, String... options) {
    return run(stop, withLightdash(options));
  }

  String[] withLightdash(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--lightdash", system.lightdashUrl(), "--lightdash-user", system.user()));
    return all.toArray(String[]::new);
  }

  static String place(RecordMetadata record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static String[] command(@Nullable String name, String... options) {
    List<String> all = new ArrayList<>();
    if (name != null) {
      all.add(name);
    }
    all.addAll(List.of("--output", "json"));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  private static Told told(Run run) {
    List<JsonNode> lines = run.out().lines().map(JSON::readTree).toList();
    return lines.isEmpty()
        ? new Told(run.exitCode(), List.of(), JSON.createObjectNode(), run.err())
        : new Told(run.exitCode(), lines.subList(0, lines.size() - 1), lines.getLast(), run.err());
  }
}
