package dev.threadspool.store.bulk;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Rows to be written together.
 *
 * @param gone threads that are removed where they are stored; none of {@code threads}
 */
public record RowBatch(
    List<StoredThread> threads,
    Set<UUID> gone,
    List<Rejection> rejections,
    List<DeadLetter> deadLetters) {

  public RowBatch {
    threads = List.copyOf(threads);
    gone = Set.copyOf(gone);
    rejections = List.copyOf(rejections);
    deadLetters = List.copyOf(deadLetters);
  }
}
