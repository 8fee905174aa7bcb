package dev.threadspool.operator.audit;

import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.store.audit.CommandBound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What is looked at: commands below what the workers' group has committed, and events below the
 * high watermarks. These are taken after the offsets: what the group has committed was announced
 * below them.
 *
 * @param commands of every partition of the command topics; of one of which the group has committed
 *     nothing yet, nothing: workers may be about to announce what they have decided of it
 * @param undecided offsets of the command topics that the group has not committed
 */
record Scope(List<Span> commands, List<Span> events, long undecided) {

  /**
   * @throws UsageException where the group has committed nothing, and so nothing can be said
   */
  static Scope take(Audited audited) {
    List<TopicPartition> partitions = audited.cluster().partitions(audited.topicIds().keySet());
    Map<TopicPartition, Long> committed =
        new HashMap<>(audited.cluster().committed(audited.group()));
    committed.keySet().retainAll(partitions);
    List<TopicPartition> eventPartitions = audited.cluster().partitions(audited.eventTopics());
    List<Span> events =
        Span.between(
            audited.cluster().beginnings(eventPartitions),
            audited.cluster().highWatermarks(eventPartitions));
    Map<TopicPartition, Long> begins = audited.cluster().beginnings(partitions);
    Map<TopicPartition, Long> ends = audited.cluster().highWatermarks(partitions);
    if (committed.isEmpty() && ends.values().stream().anyMatch(end -> end > 0)) {
      throw new UsageException(
          "group %s has committed nothing of %s: is it the workers' (--group)?"
              .formatted(audited.group(), audited.topicIds().keySet()));
    }
    long undecided =
        ends.entrySet().stream()
            .mapToLong(
                end -> Math.max(0, end.getValue() - reached(end.getKey(), begins, committed)))
            .sum();
    for (TopicPartition partition : partitions) {
      if (committed.putIfAbsent(partition, 0L) == null) {
        begins.put(partition, 0L);
      }
    }
    return new Scope(Span.between(begins, committed), events, undecided);
  }

  /**
   * What is known to be announced once all that was missing is: a worker that is given old commands
   * again, by offsets that somebody sets back, leaves them alone.
   */
  SortedMap<PartitionKey, Progress> announced(Audited audited) {
    SortedMap<PartitionKey, Progress> announced = new TreeMap<>();
    commands.forEach(
        span -> announced.put(audited.key(span.partition()), new Progress(0, span.to())));
    return announced;
  }

  /** How many offsets there are in all. */
  static long length(List<Span> spans) {
    return spans.stream().mapToLong(Span::length).sum();
  }

  private static long reached(
      TopicPartition partition,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> committed) {
    return Math.max(begins.getOrDefault(partition, 0L), committed.getOrDefault(partition, 0L));
  }

  /** To be asked when the commands are read: what retention removed meanwhile nobody can judge. */
  List<CommandBound> bounds(Audited audited) {
    Map<TopicPartition, Long> begins =
        audited.cluster().beginnings(commands.stream().map(Span::partition).toList());
    return commands.stream()
        .map(
            span ->
                new CommandBound(
                    audited.key(span.partition()),
                    Math.max(span.from(), begins.getOrDefault(span.partition(), 0L)),
                    span.to()))
        .toList();
  }
}
