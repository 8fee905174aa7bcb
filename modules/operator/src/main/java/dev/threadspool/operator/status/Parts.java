package dev.threadspool.operator.status;

import dev.threadspool.contract.topics.ClusterCheck;
import dev.threadspool.store.StoreFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What each answer says of the part that gave it. */
final class Parts {

  private Parts() {}

  static List<Part> of(Answers answers, String group) {
    List<Part> parts = new ArrayList<>();
    parts.add(part("kafka", answers.cluster(), Parts::kafka));
    if (answers.cluster() instanceof Answer.Given<ClusterFacts>(ClusterFacts facts, _)) {
      parts.add(workers(group, facts));
    }
    parts.add(part("registry", answers.registry(), Parts::registry));
    parts.add(part("database", answers.database(), facts -> database(facts.store())));
    if (answers.catalogue() != null) {
      parts.add(part("lightdash", answers.catalogue(), Parts::catalogue));
    }
    answers
        .applications()
        .forEach(
            (name, answer) -> parts.add(part(name, answer, ready -> application(name, ready))));
    return parts;
  }

  private static <T> Part part(String name, Answer<T> answer, Function<T, Part> given) {
    return switch (answer) {
      case Answer.Given<T>(T value, _) -> given.apply(value);
      case Answer.Away<T>(String reason) -> Part.away(name, reason);
    };
  }

  private static Part kafka(ClusterFacts facts) {
    short transactions = facts.identity().features().getOrDefault("transaction.version", (short) 0);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cluster", facts.identity().clusterId());
    json.put("brokers", facts.identity().brokers());
    json.put("features", facts.identity().features());
    String detail =
        "%d brokers, metadata.version %s, transaction.version %d, cluster %s"
            .formatted(
                facts.identity().brokers(),
                facts.identity().features().getOrDefault("metadata.version", (short) 0),
                transactions,
                facts.identity().clusterId());
    return transactions < ClusterCheck.WANTED_TRANSACTION_VERSION
        ? Part.wrong(
            "kafka",
            detail + ": transaction.version is below " + ClusterCheck.WANTED_TRANSACTION_VERSION,
            json)
        : Part.up("kafka", detail, json);
  }

  private static Part workers(String group, ClusterFacts facts) {
    int members = facts.group() == null ? 0 : facts.group().members().size();
    String state = facts.group() == null ? "none" : facts.group().groupState().toString();
    Map<String, Object> json = Map.of("group", group, "members", members, "groupState", state);
    String detail = "group %s: %s, %d members".formatted(group, state, members);
    return members == 0
        ? Part.wrong("workers", detail + ": nobody works", json)
        : Part.up("workers", detail, json);
  }

  private static Part registry(RegistryFacts facts) {
    String version = facts.version().isEmpty() ? "version not told" : facts.version();
    int there = facts.schemas() - facts.missing().size();
    Map<String, Object> json =
        Map.of("version", facts.version(), "schemas", there, "missing", facts.missing());
    String detail = "%s, %d of %d schemas".formatted(version, there, facts.schemas());
    return facts.missing().isEmpty()
        ? Part.up("registry", detail, json)
        : Part.wrong("registry", detail + "; missing: " + facts.missing(), json);
  }

  private static Part database(StoreFacts facts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("postgresql", facts.server());
    json.put("schema", facts.schema() == null ? "" : facts.schema());
    json.put("pendingMigrations", facts.pending());
    json.put("restoring", facts.restoring());
    json.put("standby", facts.standby());
    json.put("threadsAbout", facts.threads());
    String detail =
        "PostgreSQL %s, schema %s%s"
            .formatted(
                facts.server(),
                facts.schema() == null ? "none" : facts.schema(),
                facts.threads() < 0 ? "" : ", about %,d threads".formatted(facts.threads()));
    String fault = fault(facts);
    return fault.isEmpty()
        ? Part.up("database", detail, json)
        : Part.wrong("database", detail + ": " + fault, json);
  }

  private static String fault(StoreFacts facts) {
    if (facts.restoring()) {
      return "a restore is not finished";
    }
    if (facts.standby()) {
      return "it is a standby, which takes no writes";
    }
    if (facts.schema() == null) {
      return "it has no tables yet";
    }
    return facts.pending() == 0 ? "" : facts.pending() + " migrations of this version are pending";
  }

  private static Part catalogue(String version) {
    return Part.up("lightdash", "PostgreSQL " + version, Map.of("postgresql", version));
  }

  private static Part application(String name, Readiness ready) {
    Map<String, Object> json = Map.of("ready", ready.ready());
    return ready.ready()
        ? Part.up(name, ready.detail(), json)
        : Part.wrong(name, "not ready: " + ready.detail(), json);
  }
}
