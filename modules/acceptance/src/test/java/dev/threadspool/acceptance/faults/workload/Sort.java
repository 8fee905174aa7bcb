package dev.threadspool.acceptance.faults.workload;

/** Why a record is in the workload. What may become of it says its {@link Fate}. */
public enum Sort {
  /** Asks for what can be had. */
  VALID,
  /** Asks for what cannot be had, for one of many reasons. */
  REJECTED,
  /** Pins a chart that a fault hides and shows again. */
  FLIPPING,
  /** The same thread with the same content: the very same record, or another attempt. */
  DUPLICATE,
  /** The same thread, with other content or from another actor. */
  CONFLICT,
  /** Can be read, and breaks the contract. */
  MALFORMED,
  /** Bytes that nobody can read. */
  POISON
}
