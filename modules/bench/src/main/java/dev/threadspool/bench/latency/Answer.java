package dev.threadspool.bench.latency;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param number of the job that it asked for
 * @param threadUuid of the answer; null where it was not 200
 * @param refusal what was answered instead; null for 200
 * @param due when it was due, as {@link System#nanoTime} has it
 * @param answered when its answer was there, likewise
 */
record Answer(
    int number, @Nullable UUID threadUuid, @Nullable String refusal, long due, long answered) {

  /** From when it was due, whether or not it could be sent by then. */
  Duration took() {
    return Duration.ofNanos(answered - due);
  }
}
