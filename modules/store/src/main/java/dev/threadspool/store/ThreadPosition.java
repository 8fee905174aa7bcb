package dev.threadspool.store;

import java.time.Instant;
import java.util.UUID;

/** A place in a list, newest first: what follows it is older, or as old with a lesser UUID. */
public record ThreadPosition(Instant createdAt, UUID threadUuid) {

  /** Right behind an entry. */
  public static ThreadPosition of(ThreadEntry entry) {
    return new ThreadPosition(entry.createdAt(), entry.threadUuid());
  }
}
