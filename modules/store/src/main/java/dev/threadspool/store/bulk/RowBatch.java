package dev.threadspool.store.bulk;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows to be written together.
 *
 * @param gone threads that are removed where they are stored; none of {@code threads}
 * @param erased threads that were erased: they are removed, and never written again; each once
 */
public record RowBatch(
    List<StoredThread> threads,
    Set<UUID> gone,
    List<ErasedThread> erased,
    List<Rejection> rejections,
    List<DeadLetter> deadLetters) {

  public RowBatch {
    threads = List.copyOf(threads);
    gone = Set.copyOf(gone);
    erased = List.copyOf(erased);
    rejections = List.copyOf(rejections);
    deadLetters = List.copyOf(deadLetters);
  }

  /** What is left of it where some threads are erased. */
  RowBatch without(Set<UUID> threadUuids) {
    return threadUuids.isEmpty()
        ? this
        : new RowBatch(
            threads.stream().filter(row -> !threadUuids.contains(row.threadUuid())).toList(),
            gone,
            erased,
            rejections.stream().filter(row -> !threadUuids.contains(row.threadUuid())).toList(),
            deadLetters);
  }

  /** All threads that rows are for. */
  Set<UUID> threadUuids() {
    return Stream.concat(
            threads.stream().map(StoredThread::threadUuid),
            rejections.stream().map(Rejection::threadUuid))
        .collect(Collectors.toSet());
  }
}
