package dev.threadspool.bench.contenders;

import dev.threadspool.bench.site.Arena;

/** A way of doing the job: from commands in a topic to rows, committed events and replies. */
public interface Contender {

  /** Under which its figures stand, in camelCase. */
  String key();

  /** For people. */
  String title();

  /** Starts its consumers; closing what is returned stops them. */
  AutoCloseable start(Arena arena);

  /**
   * Whether all events are out once all commands are committed. Asked again and again until it
   * holds.
   */
  default boolean isPublished(Arena arena) {
    return true;
  }

  /** Empties what it has beside the store's tables. */
  default void reset(Arena arena) {}
}
