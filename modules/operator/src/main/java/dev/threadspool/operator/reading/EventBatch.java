package dev.threadspool.operator.reading;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.bulk.RowBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Events that follow each other in one partition, until their rows are written. A thread's last
 * record counts; those that cannot be read are passed over.
 */
public final class EventBatch {

  private static final int RECORDS = 2_000;
  private static final long BYTES = 4 * 1024 * 1024;

  private final Map<UUID, StoredThread> threads = new LinkedHashMap<>();
  private final Set<UUID> gone = new LinkedHashSet<>();
  private final Map<UUID, ErasedThread> erased = new LinkedHashMap<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private int records;
  private long bytes;

  /**
   * @param size of the record, in bytes
   */
  public void add(Event event, int size) {
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
      case Event.Erased(ErasedThread thread) -> erased.put(thread.threadUuid(), thread);
      case Event.Rejected(Rejection rejection) -> rejections.add(rejection);
      case Event.Dead(DeadLetter deadLetter) -> deadLetters.add(deadLetter);
      case Event.Unreadable _ -> {}
    }
  }

  /** Whether it should be written now. */
  public boolean isFull() {
    return records >= RECORDS || bytes >= BYTES;
  }

  /** What there is to write. */
  public RowBatch rows() {
    return new RowBatch(
        List.copyOf(threads.values()), gone, List.copyOf(erased.values()), rejections, deadLetters);
  }
}
