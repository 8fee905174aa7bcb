package dev.threadspool.bench;

/** What can be measured by itself. */
enum Part {
  THROUGHPUT,
  LATENCY,
  /** Takes minutes; in the long form only, or where it is asked for. */
  GROWTH
}
