package dev.threadspool.operator.dlq;

import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestSystem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@code dlq} commands on a system, and reads what they say. */
final class DlqRuns {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestSystem system;

  DlqRuns(TestSystem system) {
    this.system = system;
  }

  /** A command, and all that it said. */
  record Told(int exitCode, List<JsonNode> items, JsonNode summary, String err) {

    long count(String member) {
      return summary.path(member).asLong(-1);
    }

    /** A member of each line that has it. */
    List<String> all(String member) {
      return items.stream()
          .filter(item -> item.has(member))
          .map(item -> item.path(member).asString())
          .toList();
    }

    /** The dead letters of the lines that have a member. */
    List<String> with(String member) {
      return items.stream()
          .filter(item -> item.has(member))
          .map(item -> item.path("deadLetter").asString())
          .toList();
    }
  }

  /** As JSON. */
  Told run(String... command) {
    return told(Run.of(arguments(List.of("dlq"), command)));
  }

  /** As JSON, where no registry answers. */
  Told runWithoutRegistry(String... command) {
    String[] arguments = arguments(List.of("dlq"), command);
    arguments[List.of(arguments).indexOf("--registry") + 1] = "http://127.0.0.1:1";
    return told(Run.of(arguments));
  }

  /** As text. */
  Run text(String... command) {
    List<String> all = new ArrayList<>(List.of("dlq"));
    all.addAll(List.of(command));
    return Run.of(system.topicArguments(all.toArray(String[]::new)));
  }

  /** A redrive that somebody else may end. */
  Told redrive(Stop stop, String... options) {
    return told(Run.of(new RedriveCommand(stop), arguments(List.of(), options)));
  }

  private String[] arguments(List<String> before, String... command) {
    List<String> all = new ArrayList<>(before);
    all.addAll(List.of(command));
    all.addAll(List.of("--output", "json"));
    return system.topicArguments(all.toArray(String[]::new));
  }

  private static Told told(Run run) {
    List<JsonNode> lines = run.out().lines().map(JSON::readTree).toList();
    return new Told(
        run.exitCode(),
        lines.isEmpty() ? List.of() : lines.subList(0, lines.size() - 1),
        lines.isEmpty() ? JSON.createObjectNode() : lines.getLast(),
        run.err());
  }
}
