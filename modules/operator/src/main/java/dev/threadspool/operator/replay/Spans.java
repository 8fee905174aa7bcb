package dev.threadspool.operator.replay;

import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.reading.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What is replayed: commands below what the workers' group has committed. What lies above is the
 * workers' to decide.
 *
 * @param decided from where it was asked for, to the committed offsets
 * @param undecided from these, to the high watermarks, of the same partitions
 */
public record Spans(List<Span> decided, List<Span> undecided) {

  /**
   * @throws UsageException where the group has committed nothing, and so nothing is to be replayed
   */
  public static Spans take(CommandSource source, Start start) {
    List<TopicPartition> partitions = source.cluster().partitions(source.topicIds().keySet());
    Map<TopicPartition, Long> committed = new HashMap<>(source.cluster().committed(source.group()));
    Map<TopicPartition, Long> ends = source.cluster().highWatermarks(partitions);
    committed.keySet().retainAll(partitions);
    if (committed.isEmpty() && ends.values().stream().anyMatch(end -> end > 0)) {
      throw new UsageException(
          "group %s has committed nothing of %s: is it the workers' (--group)?"
              .formatted(source.group(), source.topicIds().keySet()));
    }
    List<Span> decided = new ArrayList<>();
    List<Span> undecided = new ArrayList<>();
    start
        .offsets(source.cluster(), partitions)
        .forEach(
            (partition, from) -> {
              long next = committed.getOrDefault(partition, 0L);
              long end = ends.getOrDefault(partition, next);
              if (from < next) {
                decided.add(new Span(partition, from, next));
              }
              if (next < end) {
                undecided.add(new Span(partition, next, end));
              }
            });
    return new Spans(decided, undecided);
  }

  /** How many offsets there are in all. */
  public static long length(List<Span> spans) {
    return spans.stream().mapToLong(Span::length).sum();
  }
}
