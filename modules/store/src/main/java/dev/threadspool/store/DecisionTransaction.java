package dev.threadspool.store;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What a decision may do inside its one transaction. Every method is one statement a table, for any
 * number of keys.
 */
public interface DecisionTransaction {

  /**
   * Locks the progress of these partitions until the transaction ends, in their order; a partition
   * that was never seen starts at zero. Comes first in every decision.
   */
  SortedMap<PartitionKey, Progress> lockProgress(SortedSet<PartitionKey> partitions);

  /** Moves the progress on; never back. */
  void advanceProgress(SortedMap<PartitionKey, Progress> progress);

  /**
   * Those of these threads that are erased. None is erased meanwhile: from here to its end a
   * decision and an erasure exclude each other. Comes before anything about threads is read.
   */
  Set<UUID> erased(Collection<UUID> threadUuids);

  /**
   * Inserts threads with their prompt and context, except where the thread is there already.
   *
   * @return the threads that were inserted; for the others {@link #threads} finds, in a later
   *     statement and so in a later snapshot, who was there first
   */
  Set<UUID> insertThreads(Collection<StoredThread> threads);

  /**
   * Those of these threads that are stored.
   *
   * @throws TooMuchAtOnceException where they are too large together
   */
  Map<UUID, StoredThread> threads(Collection<UUID> threadUuids);

  /** Those of these threads that have no prompt any more. */
  Set<UUID> torn(Collection<UUID> threadUuids);

  /** The rejections of these records. */
  Map<Origin, Rejection> rejectionsByOrigin(Collection<Origin> origins);

  /** Those of these attempts of which there are rejections, whatever they asked for. */
  Set<CommandKey> rejected(Collection<CommandKey> commands);

  /** The first rejection of each of these, where there is one. */
  Map<RejectionKey, Rejection> firstRejections(Collection<RejectionKey> keys);

  /** Stores rejections; one for an origin that has one already is left out. */
  void insertRejections(List<Rejection> rejections);

  /** Notes that the rejections of these records were repeated: they are kept so much longer. */
  void rejectionsRepeated(Collection<Origin> origins, Instant now);

  /** The dead letters of these records. */
  Map<Origin, DeadLetter> deadLetters(Collection<Origin> origins);

  /** Stores dead letters; one for an origin that has one already is left out. */
  void insertDeadLetters(List<DeadLetter> deadLetters);
}
