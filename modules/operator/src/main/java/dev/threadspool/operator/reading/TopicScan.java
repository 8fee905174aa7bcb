package dev.threadspool.operator.reading;

import dev.threadspool.operator.console.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads spans of partitions once, each in offset order. What an open transaction holds back is
 * waited for, so all that was acknowledged when the spans were taken is read, if it is committed;
 * what retention removes meanwhile is passed over. Not thread-safe.
 *
 * <p>Offsets without a record (markers and aborted records of transactions, what compaction
 * removed) are nothing special: a span is done when the consumer's position is behind it.
 */
public final class TopicScan {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Watch watch;
  private final Patience patience;

  /**
   * @param consumer is assigned the partitions; stays the caller's to close
   * @param watch hears of what has to be waited for, and is asked whether to go on
   */
  public TopicScan(Consumer<byte[], byte[]> consumer, Collection<Span> spans, Watch watch) {
    this.consumer = consumer;
    this.watch = watch;
    this.patience = new Patience(watch);
    consumer.assign(spans.stream().map(Span::partition).toList());
    for (Span span : spans) {
      // Also an empty one: a partition without a position would make every poll fail.
      consumer.seek(span.partition(), span.from());
      if (span.length() > 0) {
        ends.put(span.partition(), span.to());
      } else {
        consumer.pause(Set.of(span.partition()));
      }
    }
  }

  /** Whether all spans are read. */
  public boolean isDone() {
    return ends.isEmpty();
  }

  /**
   * The next records; may be none.
   *
   * @throws dev.threadspool.operator.console.StoppedException where the command is to end
   * @throws dev.threadspool.operator.AwayException where nothing comes for a long time
   */
  public List<ConsumerRecord<byte[], byte[]>> next() {
    watch.checkpoint();
    List<ConsumerRecord<byte[], byte[]>> wanted = new ArrayList<>();
    long before = reached();
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
        if (end != null && record.offset() < end) {
          wanted.add(record);
        }
      }
    } catch (OffsetOutOfRangeException e) {
      consumer.seekToBeginning(e.partitions());
    }
    if (reached() > before) {
      patience.moved();
    } else {
      patience.stands(ends::keySet);
    }
    finish();
    return wanted;
  }

  /** The offset from which a partition of the spans would be read on. */
  public long position(TopicPartition partition) {
    return consumer.position(partition);
  }

  private long reached() {
    return ends.keySet().stream().mapToLong(consumer::position).sum();
  }

  private void finish() {
    List<TopicPartition> done =
        ends.entrySet().stream()
            .filter(end -> consumer.position(end.getKey()) >= end.getValue())
            .map(Map.Entry::getKey)
            .toList();
    consumer.pause(done);
    done.forEach(ends::remove);
  }
}
