package dev.threadspool.bench;

/** What can be measured by itself. */
enum Part {
  THROUGHPUT,
  LATENCY,
  /** Takes minutes. This and what follows is in the long form, or where it is asked for. */
  GROWTH,
  /** By lanes, batches and items; the worker as a process. */
  CURVES,
  /** Of many threads, beside how fast they were made. */
  RESTORE,
  /** Where the time of ours goes. */
  PROFILE,
  /** Single steps, by JMH. */
  MICRO
}
