package dev.threadspool.contract.support;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.DateZoom;
import dev.threadspool.contract.avro.ParameterValue;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Outcomes of commands, with everything that can be null both null and not. */
public final class Threads {

  private static final Origin ORIGIN = new Origin(uuid(77), 3, 1L << 40);
  private static final ContentHash HASH = new ContentHash((short) 1, "0a".repeat(32));

  private Threads() {}

  /** Every kind of item, each with all it can have and with as little as it may. */
  public static List<ResolvedItem> items() {
    return List.of(
        new ResolvedItem.Chart(
            uuid(1), "sales", uuid(2), "Sales \uD83D\uDE00", overrides(), "line"),
        new ResolvedItem.Chart(uuid(1), null, null, null, null, null),
        new ResolvedItem.Dashboard(uuid(3), "kpis", uuid(4), "KPIs"),
        new ResolvedItem.Dashboard(uuid(3), null, null, null),
        new ResolvedItem.Thread(uuid(5), uuid(6), "Earlier"),
        new ResolvedItem.Thread(uuid(5), null, null),
        new ResolvedItem.File("models/a.sql"),
        new ResolvedItem.Repository("acme/shop"),
        new ResolvedItem.PullRequest(
            "https://github.com/acme/shop/pull/7", 7, "github", "open", "T"),
        new ResolvedItem.PullRequest("https://example.com/x", null, null, null, null),
        new ResolvedItem.ProposedChange("f1", "{\"b\": 1.10, \"a\":[1e21,-0.0,null] }"),
        new ResolvedItem.ProposedChange("f1", "\"text\""),
        new ResolvedItem.ProposedChange("f1", "1e21"),
        new ResolvedItem.ProposedChange("f1", "{}"),
        new ResolvedItem.ReviewFinding(
            "f2",
            "Title",
            "bad_join",
            12,
            List.of(
                new ResolvedItem.Evidence("user", "line\nbreak", false),
                new ResolvedItem.Evidence("tool", "", true))),
        new ResolvedItem.ReviewFinding("f3", "", "", 0, List.of()),
        new ResolvedItem.PreviewEnvironment(uuid(8), uuid(9), "ready", "Preview"),
        new ResolvedItem.PreviewEnvironment(uuid(8), null, null, null));
  }

  public static StoredThread full() {
    return thread("Title", Instant.parse("2026-11-23T10:00:02Z"), config(true), items());
  }

  public static StoredThread sparse() {
    return thread(null, null, null, List.of());
  }

  public static Rejection rejection(@Nullable String dataJson) {
    return new Rejection(
        Commands.COMMAND,
        Commands.THREAD,
        Commands.ORGANIZATION,
        Commands.PROJECT,
        Commands.AGENT,
        new Actor(Actor.Type.SERVICE, uuid(10)),
        Commands.ISSUED_AT,
        Instant.parse("2026-11-23T10:00:01.001Z"),
        ORIGIN,
        HASH,
        new ApiError("NotFoundError", 404, "Chart not found", dataJson));
  }

  public static UUID uuid(long number) {
    return new UUID(0x4000, 0x8000_0000_0000_0000L | number);
  }

  private static StoredThread thread(
      @Nullable String title,
      @Nullable Instant titleGeneratedAt,
      @Nullable ModelConfig modelConfig,
      List<ResolvedItem> context) {
    return new StoredThread(
        Commands.THREAD,
        PromptUuid.of(Commands.THREAD),
        Commands.ORGANIZATION,
        Commands.PROJECT,
        Commands.AGENT,
        Commands.ACTOR,
        "Ada Lovelace",
        "web_app",
        title,
        titleGeneratedAt,
        Instant.parse("2026-11-23T10:00:01.999Z"),
        Commands.COMMAND,
        Commands.ISSUED_AT,
        ORIGIN,
        HASH,
        "Why?",
        modelConfig,
        context);
  }

  private static ModelConfig config(boolean reasoning) {
    return new ModelConfig("large", "acme", reasoning);
  }

  private static ChartRuntimeOverrides overrides() {
    return new ChartRuntimeOverrides(
        null, Map.of("p", new ParameterValue(null, 0.1, null, null)), new DateZoom("Month", null));
  }
}
