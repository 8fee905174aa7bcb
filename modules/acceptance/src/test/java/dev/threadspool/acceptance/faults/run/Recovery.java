package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.store.PartitionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How long it took until a record was decided again, as exactly as the samples are.
 *
 * @param first in some partition
 * @param slowest in the partition where it took longest, of those where anything was decided later
 */
public record Recovery(Duration first, Duration slowest) {

  /** Nothing was decided any more. */
  private static final Recovery NONE = new Recovery(Duration.ZERO, Duration.ZERO);

  /**
   * @param topic whose partitions are looked at
   */
  static Recovery of(List<Sample> samples, Instant over, UUID topic) {
    Map<PartitionKey, Long> before = new HashMap<>();
    Map<PartitionKey, Duration> took = new HashMap<>();
    for (Sample sample : samples) {
      sample
          .progress()
          .forEach(
              (partition, progress) -> {
                if (!partition.topicId().equals(topic)) {
                  return;
                }
                if (!sample.at().isAfter(over)) {
                  before.put(partition, progress.decidedNext());
                } else if (progress.decidedNext() > before.getOrDefault(partition, 0L)) {
                  took.putIfAbsent(partition, Duration.between(over, sample.at()));
                }
              });
    }
    return took.values().stream()
        .map(one -> new Recovery(one, one))
        .reduce(Recovery::with)
        .orElse(NONE);
  }

  private Recovery with(Recovery other) {
    return new Recovery(
        first.compareTo(other.first) < 0 ? first : other.first,
        slowest.compareTo(other.slowest) > 0 ? slowest : other.slowest);
  }

  @Override
  public String toString() {
    return this.equals(NONE)
        ? "not seen, nothing was left to decide"
        : "%.1f s, slowest partition %.1f s"
            .formatted(first.toMillis() / 1000.0, slowest.toMillis() / 1000.0);
  }
}
