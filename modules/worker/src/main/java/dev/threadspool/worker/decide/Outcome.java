package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import java.util.UUID;

/**
 * What became of a record. Whether it is announced is the decision's business, not the outcome's.
 */
public sealed interface Outcome {

  /** This record made the thread. */
  record Created(StoredThread thread) implements Outcome {}

  /**
   * Another record made the thread, with the same content for the same actor. Nothing to announce.
   */
  record Duplicate(StoredThread thread) implements Outcome {}

  /** This record was rejected. */
  record Rejected(Rejection rejection) implements Outcome {}

  /** The same attempt was rejected under another offset before. Nothing to announce. */
  record Repeated(Rejection rejection) implements Outcome {}

  /** This record goes to the dead-letter topic. */
  record Dead(DeadLetter deadLetter) implements Outcome {}

  /**
   * The thread that this record names was erased, whoever asks for it. Nothing is stored of the
   * record, and nothing to announce.
   */
  record Erased(UUID threadUuid) implements Outcome {}

  /** Decided so long ago that nothing of it is kept any more. Nothing to announce. */
  record Forgotten() implements Outcome {}
}
