package dev.threadspool.operator.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A part of a partition.
 *
 * @param from the first offset
 * @param to the offset behind the last one
 */
public record Span(TopicPartition partition, long from, long to) {

  /** From begins to ends, which may have no more partitions than the begins. */
  public static List<Span> between(
      Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    List<Span> spans = new ArrayList<>();
    ends.forEach(
        (partition, end) -> {
          long begin = begins.getOrDefault(partition, 0L);
          spans.add(new Span(partition, begin, Math.max(begin, end)));
        });
    return spans;
  }

  /** How many offsets it has; there may be fewer records. */
  public long length() {
    return to - from;
  }
}
