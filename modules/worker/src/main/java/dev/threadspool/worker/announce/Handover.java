package dev.threadspool.worker.announce;

/** What became of a batch that was offered to the announce loop. */
public enum Handover {
  TAKEN,
  /** Nothing will be announced any more; the next owner of the partitions is delivered it again. */
  OVER
}
