package dev.threadspool.store.internal;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.CommandKey;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.store.RejectionKey;
import dev.threadspool.store.UuidOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** A decision's transaction on one database connection. */
public final class HandleTransaction implements DecisionTransaction {

  private final ProgressTable progress;
  private final ErasedTable erased;
  private final ThreadCopy copy;
  private final ThreadTable threads;
  private final PromptTables prompts;
  private final RejectionTable rejections;
  private final DeadLetterTable deadLetters;
  private final long limitBytes;

  /**
   * @param limitBytes of text, of all threads that one question brings
   */
  public HandleTransaction(Handle handle, long limitBytes) {
    this.progress = new ProgressTable(handle);
    this.erased = new ErasedTable(handle);
    this.copy = new ThreadCopy(handle);
    this.threads = new ThreadTable(handle);
    this.prompts = new PromptTables(handle);
    this.rejections = new RejectionTable(handle);
    this.deadLetters = new DeadLetterTable(handle);
    this.limitBytes = limitBytes;
  }

  @Override
  public SortedMap<PartitionKey, Progress> lockProgress(SortedSet<PartitionKey> partitions) {
    return progress.lock(partitions);
  }

  @Override
  public void advanceProgress(SortedMap<PartitionKey, Progress> next) {
    progress.advance(next);
  }

  @Override
  public Set<UUID> erased(Collection<UUID> threadUuids) {
    return erased.shut(threadUuids);
  }

  @Override
  public Set<UUID> insertThreads(Collection<StoredThread> candidates) {
    // Sorted: two transactions that insert the same threads in opposite orders would deadlock.
    List<StoredThread> sorted =
        candidates.stream()
            .sorted(Comparator.comparing(StoredThread::threadUuid, UuidOrder.INSTANCE))
            .toList();
    Set<UUID> inserted =
        copy.succeeds(sorted)
            ? sorted.stream().map(StoredThread::threadUuid).collect(Collectors.toSet())
            : threads.insert(sorted);
    prompts.insert(
        sorted.stream().filter(thread -> inserted.contains(thread.threadUuid())).toList());
    return inserted;
  }

  @Override
  public Map<UUID, StoredThread> threads(Collection<UUID> threadUuids) {
    return threads.selectWithinLimit(threadUuids, limitBytes);
  }

  @Override
  public Set<UUID> torn(Collection<UUID> threadUuids) {
    return threads.torn(threadUuids);
  }

  @Override
  public Map<Origin, Rejection> rejectionsByOrigin(Collection<Origin> origins) {
    return rejections.byOrigin(origins);
  }

  @Override
  public Set<CommandKey> rejected(Collection<CommandKey> commands) {
    return rejections.rejected(commands);
  }

  @Override
  public Map<RejectionKey, Rejection> firstRejections(Collection<RejectionKey> keys) {
    return rejections.first(keys);
  }

  @Override
  public void insertRejections(List<Rejection> decided) {
    rejections.insert(decided);
  }

  @Override
  public void rejectionsRepeated(Collection<Origin> origins, Instant now) {
    rejections.repeated(origins, now);
  }

  @Override
  public Map<Origin, DeadLetter> deadLetters(Collection<Origin> origins) {
    return deadLetters.byOrigin(origins);
  }

  @Override
  public void insertDeadLetters(List<DeadLetter> decided) {
    deadLetters.insert(decided);
  }
}
