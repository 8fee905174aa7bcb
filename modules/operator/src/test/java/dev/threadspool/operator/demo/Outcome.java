package dev.threadspool.operator.demo;

import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.json.JsonMapper;

/** What a run that went well leaves behind, to be spoilt by a test. */
final class Outcome {

  final List<StoredRows.ThreadRow> threads = new ArrayList<>();
  final List<StoredRows.ItemRow> items = new ArrayList<>();
  final List<StoredRows.RejectionRow> rejections = new ArrayList<>();
  final List<Announced.Event<StoredThread>> created = new ArrayList<>();
  final List<Announced.Event<Rejection>> rejected = new ArrayList<>();
  final List<Announced.Event<Announced.DeadLetter>> deadLetters = new ArrayList<>();
  HttpAnswer again;
  boolean drained = true;

  private final Asked asked;

  Outcome() {
    ThreadCommand command = KafkaCaller.command(SampleLightdash.CONVERSATION);
    String overrides =
        """
        {"dateZoom":{"granularity":"Month"},"dashboardFilters":{"dimensions":[{"id":"f",\
        "target":{"tableName":"t","fieldId":"c"},"operator":"equals","values":["DE","FR"]}],\
        "metrics":[],"tableCalculations":[]}}""";
    UUID chart = stored(item("chart", "Revenue by month", overrides));
    UUID dashboard = stored(item("dashboard", "Jaffle sales", ""));
    UUID pullRequest =
        stored(new ResolvedItem.PullRequest("https://x/pull/42", 42, null, null, null));
    stored(
        command.threadUuid(),
        item("chart", "Revenue by region", "null"),
        item("dashboard", "Jaffle sales", ""),
        new ResolvedItem.Thread(SampleLightdash.CONVERSATION, null, "Best sellers"),
        new ResolvedItem.File("models/orders.sql"),
        new ResolvedItem.Repository("jaffle-shop/dbt"),
        new ResolvedItem.PullRequest("https://x/pull/42", 42, null, null, null),
        new ResolvedItem.ProposedChange("f", "{}"),
        new ResolvedItem.ReviewFinding("f", "title", "ambiguous", 1, List.of()),
        new ResolvedItem.PreviewEnvironment(SampleLightdash.PREVIEW_PROJECT, null, null, "p"));
    UUID refused = UUID.randomUUID();
    rejections.add(new StoredRows.RejectionRow(refused.toString(), "ForbiddenError", 403, "no"));
    rejected.add(new Announced.Event<>("rejected", 0, 0, rejection(refused)));
    deadLetters.add(
        new Announced.Event<>(
            "dlt",
            0,
            0,
            new Announced.DeadLetter(
                0, 7, "no magic", "this is no Avro".getBytes(StandardCharsets.UTF_8))));
    again = ok(chart);
    asked =
        new Asked(
            ok(chart),
            again,
            ok(dashboard),
            ok(pullRequest),
            answer(403, "{\"status\":\"error\",\"error\":{\"name\":\"ForbiddenError\"}}"),
            command,
            List.of(place(5), place(6)),
            place(7));
  }

  List<Expectations.Expectation> unmet() {
    Asked said =
        new Asked(
            asked.chart(),
            again,
            asked.dashboard(),
            asked.pullRequest(),
            asked.refused(),
            asked.command(),
            asked.published(),
            asked.poison());
    return Expectations.check(
            said,
            drained,
            new StoredRows(threads, items, rejections, List.of()),
            new Announced(created, rejected, deadLetters))
        .stream()
        .filter(expectation -> !expectation.met())
        .toList();
  }

  static HttpAnswer ok(UUID threadUuid) {
    return answer(200, "{\"status\":\"ok\",\"results\":{\"uuid\":\"%s\"}}".formatted(threadUuid));
  }

  private static HttpAnswer answer(int status, String body) {
    return new HttpAnswer(status, JsonMapper.shared().readTree(body), Duration.ZERO);
  }

  private UUID stored(ResolvedItem item) {
    UUID uuid = UUID.randomUUID();
    stored(uuid, item);
    return uuid;
  }

  private void stored(UUID uuid, ResolvedItem... context) {
    threads.add(new StoredRows.ThreadRow(uuid.toString(), "Ada", "web_app", "Why?"));
    for (int ordinal = 0; ordinal < context.length; ordinal++) {
      items.add(
          new StoredRows.ItemRow(
              uuid.toString(),
              ordinal,
              context[ordinal].kind().contractName(),
              ResolvedItemJson.write(context[ordinal])));
    }
    created.add(new Announced.Event<>("created", 0, 0, thread(uuid, List.of(context))));
  }

  private static ResolvedItem item(String kind, String name, String overrides) {
    String tail =
        kind.equals("chart")
            ? ",\"runtimeOverrides\":%s,\"chartKind\":null}".formatted(overrides)
            : "}";
    return ResolvedItemJson.read(
        "{\"type\":\"%1$s\",\"%1$sUuid\":\"%2$s\",\"%1$sSlug\":null,\"pinnedVersionUuid\":null,\"displayName\":\"%3$s\"%4$s"
            .formatted(kind, UUID.randomUUID(), name, tail));
  }

  private static StoredThread thread(UUID uuid, List<ResolvedItem> context) {
    return new StoredThread(
        uuid,
        PromptUuid.of(uuid),
        uuid,
        uuid,
        uuid,
        new Actor(Actor.Type.USER, uuid),
        "Ada",
        "web_app",
        null,
        null,
        Instant.EPOCH,
        uuid,
        Instant.EPOCH,
        new Origin(uuid, 0, 0),
        hash(),
        "Why?",
        null,
        context);
  }

  private static Rejection rejection(UUID uuid) {
    return new Rejection(
        uuid,
        uuid,
        uuid,
        uuid,
        uuid,
        new Actor(Actor.Type.USER, uuid),
        Instant.EPOCH,
        Instant.EPOCH,
        new Origin(uuid, 0, 0),
        hash(),
        new ApiError("ForbiddenError", 403, "no", null));
  }

  private static ContentHash hash() {
    return new ContentHash((short) 1, "0".repeat(64));
  }

  private static RecordMetadata place(long offset) {
    return new RecordMetadata(new TopicPartition("create", 0), offset, 0, 0, 0, 0);
  }
}
