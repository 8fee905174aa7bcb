package dev.threadspool.acceptance.faults.check.evidence;

/** A stretch of a partition: {@code from} inclusive, {@code to} exclusive. */
public record Stretch(long from, long to) {

  public boolean has(long offset) {
    return offset >= from && offset < to;
  }
}
