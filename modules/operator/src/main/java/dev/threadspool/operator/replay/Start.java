package dev.threadspool.operator.replay;

import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** From where commands are replayed. */
public sealed interface Start {

  /** From the first that is still there. */
  record Beginning() implements Start {}

  /** From the first that was published at this time or later. */
  record Time(Instant moment) implements Start {}

  /** From these records on, and nothing of other partitions. */
  record Places(List<String> texts) implements Start {
    public Places {
      texts = List.copyOf(texts);
    }
  }

  /**
   * The first offsets, of those partitions that are meant; never below what is still there.
   *
   * @param partitions of all command topics
   * @throws UsageException where a place is in none of them
   */
  default Map<TopicPartition, Long> offsets(
      ClusterView cluster, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins = cluster.beginnings(partitions);
    Map<TopicPartition, Long> wanted =
        switch (this) {
          case Beginning _ -> new HashMap<>(begins);
          case Time(Instant moment) -> cluster.offsetsAt(partitions, moment);
          case Places(List<String> texts) -> places(texts, partitions);
        };
    wanted.replaceAll((partition, offset) -> Math.max(offset, begins.getOrDefault(partition, 0L)));
    return wanted;
  }

  private static Map<TopicPartition, Long> places(
      List<String> texts, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> places = new HashMap<>();
    for (String text : texts) {
      Place place = Place.parse(text);
      if (!partitions.contains(place.partition())) {
        throw new UsageException("%s is in no partition that commands come from".formatted(text));
      }
      places.merge(place.partition(), place.offset(), Math::min);
    }
    return places;
  }
}
