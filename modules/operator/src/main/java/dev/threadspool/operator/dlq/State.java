package dev.threadspool.operator.dlq;

/** What became of a dead letter. */
enum State {
  /** Nobody has done anything with it. */
  OPEN,
  /** It was sent again. */
  REDRIVEN,
  /** Somebody has set it aside. */
  DROPPED;

  String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
