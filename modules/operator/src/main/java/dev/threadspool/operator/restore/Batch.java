package dev.threadspool.operator.restore;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.operator.reading.Event;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.bulk.RowBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What follows each other in one partition, until it is written. A thread's last record counts. */
final class Batch {

  private static final int RECORDS = 2_000;
  private static final long BYTES = 4 * 1024 * 1024;

  private final Map<UUID, StoredThread> threads = new LinkedHashMap<>();
  private final Set<UUID> gone = new LinkedHashSet<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private int records;
  private long bytes;

  /**
   * @param size of the record, in bytes
   */
  void add(Event event, int size) {
    records++;
    bytes += size;
    switch (event) {
      case Event.Created(StoredThread thread) -> {
        gone.remove(thread.threadUuid());
        threads.put(thread.threadUuid(), thread);
      }
      case Event.Gone(UUID threadUuid) -> {
        threads.remove(threadUuid);
        gone.add(threadUuid);
      }
      case Event.Rejected(Rejection rejection) -> rejections.add(rejection);
      case Event.Dead(DeadLetter deadLetter) -> deadLetters.add(deadLetter);
      case Event.Unreadable _ -> {}
    }
  }

  boolean isFull() {
    return records >= RECORDS || bytes >= BYTES;
  }

  int records() {
    return records;
  }

  RowBatch rows() {
    return new RowBatch(List.copyOf(threads.values()), gone, rejections, deadLetters);
  }
}
