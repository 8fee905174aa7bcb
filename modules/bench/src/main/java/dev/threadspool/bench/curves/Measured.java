package dev.threadspool.bench.curves;

import dev.threadspool.bench.report.Series;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one worker.
 *
 * @param commands of each run
 * @param rates commands a second, a value a round
 * @param ready from when its process was started until it said that it was ready
 * @param readyProcessorSeconds processor time that it had used by then, in seconds, which other
 *     processes change less; null where the system does not tell
 * @param resident its memory after the last round; null where the system does not tell
 * @param processorMicros processor time of its process in the rounds, a command, in microseconds;
 *     null where the system does not tell
 */
public record Measured(
    int commands,
    Series rates,
    Duration ready,
    @Nullable Double readyProcessorSeconds,
    @Nullable Resident resident,
    @Nullable Double processorMicros) {

  /** The same in seconds. */
  public double readySeconds() {
    return ready.toNanos() / 1e9;
  }
}
