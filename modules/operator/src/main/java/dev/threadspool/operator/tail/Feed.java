package dev.threadspool.operator.tail;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** Records as they come. A cluster that is away is waited for, and that is said. */
final class Feed {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final ClusterView cluster;
  private final Consumer<byte[], byte[]> consumer;
  private final Console run;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private long heardAt = System.nanoTime();
  private boolean away;

  /**
   * @param consumer stays the caller's to close
   */
  Feed(ClusterView cluster, Consumer<byte[], byte[]> consumer, Console run) {
    this.cluster = cluster;
    this.consumer = consumer;
    this.run = run;
  }

  void begin(Collection<String> topics, FromOptions from) {
    List<TopicPartition> partitions = cluster.partitions(topics);
    ends.putAll(cluster.highWatermarks(partitions));
    consumer.assign(partitions);
    from.offsets(cluster, partitions, ends).forEach(consumer::seek);
  }

  /** Whether everything is read that was there at the begin. */
  boolean isThrough() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /**
   * The next ones; may be none.
   *
   * @throws dev.threadspool.operator.console.StoppedException where the command is to end
   */
  Iterable<ConsumerRecord<byte[], byte[]>> next() {
    run.checkpoint();
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      listen(!records.isEmpty());
      return records;
    } catch (OffsetOutOfRangeException removed) {
      consumer.seekToBeginning(removed.partitions());
      return List.of();
    }
  }

  /** Silence may be silence, or a cluster that is gone: after a while it is asked. */
  private void listen(boolean heard) {
    long now = System.nanoTime();
    if (!heard && now - heardAt < QUIET.toNanos()) {
      return;
    }
    heardAt = now;
    boolean answers = heard || answers();
    if (answers == away) {
      away = !answers;
      run.note(away ? "the Kafka cluster does not answer: waiting" : "the Kafka cluster is back");
    }
  }

  private boolean answers() {
    try {
      cluster.highWatermarks(ends.keySet());
      return true;
    } catch (AwayException e) {
      return false;
    }
  }
}
