package dev.threadspool.store.harness;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.PartitionKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Threads, rejections and dead letters, each of an origin of its own. */
public final class Samples {

  public static final UUID TOPIC = UUID.fromString("f0000000-0000-4000-8000-000000000001");
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

  private static final AtomicLong OFFSET = new AtomicLong();

  private Samples() {}

  public static Origin origin() {
    return new Origin(TOPIC, 0, OFFSET.getAndIncrement());
  }

  public static PartitionKey partition(int partition) {
    return new PartitionKey(TOPIC, partition);
  }

  public static StoredThread thread() {
    return thread(UUID.randomUUID());
  }

  public static StoredThread thread(UUID threadUuid) {
    return thread(
        threadUuid,
        "Which jaffle sells best?",
        List.of(new ResolvedItem.File("models/jaffles.yml")));
  }

  public static StoredThread thread(UUID threadUuid, String prompt, List<ResolvedItem> context) {
    return new StoredThread(
        threadUuid,
        PromptUuid.of(threadUuid),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        new Actor(Actor.Type.USER, UUID.randomUUID()),
        "Ada Admin",
        "web_app",
        null,
        null,
        NOON,
        UUID.randomUUID(),
        NOON.minusSeconds(5),
        origin(),
        new ContentHash((short) 1, "0123456789abcdef".repeat(4)),
        prompt,
        null,
        context);
  }

  public static Rejection rejection(Origin origin, UUID threadUuid, UUID commandId, Instant at) {
    return new Rejection(
        commandId,
        threadUuid,
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        new Actor(Actor.Type.SERVICE, UUID.randomUUID()),
        NOON.minusSeconds(5),
        at,
        origin,
        new ContentHash((short) 1, "f".repeat(64)),
        new ApiError("ForbiddenError", 403, "Not “here” – ü🥪", "{\"a\":1.10,\"b\":1e5}"));
  }

  public static Rejection rejection() {
    return rejection(origin(), UUID.randomUUID(), UUID.randomUUID(), NOON);
  }

  public static DeadLetter deadLetter(Origin origin, Instant failedAt) {
    return new DeadLetter(
        origin, failedAt, "java.lang.Exception", "", "at\n\tsome(place) \\ \"q\"");
  }
}
