package dev.threadspool.bench.profile;

import java.time.Instant;

/** A stretch of time that counts. */
record Window(Instant begin, Instant end) {

  boolean holds(Instant moment) {
    return !moment.isBefore(begin) && moment.isBefore(end);
  }
}
