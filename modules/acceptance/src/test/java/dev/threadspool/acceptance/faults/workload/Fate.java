package dev.threadspool.acceptance.faults.workload;

/**
 * What may become of a record by its own content. That it repeats another, or is in conflict with
 * it, comes on top.
 */
public sealed interface Fate {

  /** A thread. */
  record Stored() implements Fate {}

  /** A rejection with this error. */
  record Refused(String errorName, int statusCode) implements Fate {}

  /** A thread, or a rejection with this error, as the catalogue is when it is decided. */
  record Either(String errorName, int statusCode) implements Fate {}

  /** A dead letter. */
  record Dead() implements Fate {}
}
