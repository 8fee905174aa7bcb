package dev.threadspool.worker.harness;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stored threads of which nothing matters but what is given. */
public final class TestThreads {

  private TestThreads() {}

  public static StoredThread asking(String prompt, Origin origin) {
    return new StoredThread(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        new Actor(Actor.Type.USER, UUID.randomUUID()),
        "Vic Viewer",
        "web_app",
        null,
        null,
        Instant.EPOCH,
        UUID.randomUUID(),
        Instant.EPOCH,
        origin,
        new ContentHash((short) 1, "00".repeat(32)),
        prompt,
        null,
        List.of());
  }
}
