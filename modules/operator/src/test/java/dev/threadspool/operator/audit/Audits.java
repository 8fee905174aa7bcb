package dev.threadspool.operator.audit;

import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestSystem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs audits of a system, and reads what they say. */
final class Audits {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestSystem system;

  Audits(TestSystem system) {
    this.system = system;
  }

  /** A finding as it was printed. */
  record Found(String kind, String subject, String place, String detail) {}

  /** An audit, and all that it said. */
  record Told(int exitCode, List<Found> findings, JsonNode summary, String err) {

    long count(String member) {
      return summary.path(member).asLong(-1);
    }
  }

  Told run(String... options) {
    return told(Run.of(system.arguments(system.storeUrl(), command(options))));
  }

  Told run(Stop stop, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--output", "json"));
    return told(
        Run.of(
            new AuditCommand(stop),
            system.arguments(system.storeUrl(), all.toArray(String[]::new))));
  }

  private static String[] command(String... options) {
    List<String> all = new ArrayList<>(List.of("audit", "--output", "json"));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  private static Told told(Run run) {
    List<JsonNode> lines = run.out().lines().map(JSON::readTree).toList();
    return new Told(
        run.exitCode(),
        lines.subList(0, lines.size() - 1).stream().map(Audits::found).toList(),
        lines.getLast(),
        run.err());
  }

  private static Found found(JsonNode line) {
    return new Found(
        line.path("finding").asString(),
        line.path("subject").asString(),
        "%s-%d@%d"
            .formatted(
                line.path("topic").asString(),
                line.path("partition").asInt(),
                line.path("offset").asLong()),
        line.path("detail").asString());
  }
}
