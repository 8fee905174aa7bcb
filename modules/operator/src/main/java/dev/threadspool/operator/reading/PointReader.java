package dev.threadspool.operator.reading;

import dev.threadspool.operator.console.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads single records by their offsets. Those that are close to each other cost one fetch. Not
 * thread-safe.
 */
public final class PointReader {

  private static final Duration POLL = Duration.ofMillis(200);

  /** As near as this it is quicker to read on than to go there. */
  private static final long NEAR = 1_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Watch watch;
  private final LongSupplier nanoTime;

  /**
   * @param consumer is assigned what it is asked for; stays the caller's to close
   * @param watch hears of what has to be waited for, and is asked whether to go on
   */
  public PointReader(Consumer<byte[], byte[]> consumer, Watch watch) {
    this(consumer, watch, System::nanoTime);
  }

  /** The same with a clock of the caller's. */
  PointReader(Consumer<byte[], byte[]> consumer, Watch watch, LongSupplier nanoTime) {
    this.consumer = consumer;
    this.watch = watch;
    this.nanoTime = nanoTime;
  }

  /**
   * Gives those of these records that are there, in the order of their offsets.
   *
   * @param found called with one after the other
   * @throws dev.threadspool.operator.AwayException where nothing comes for a long time
   */
  public void read(
      TopicPartition partition,
      SortedSet<Long> offsets,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> found) {
    List<TopicPartition> alone = List.of(partition);
    consumer.assign(alone);
    long begin = of(partition, consumer.beginningOffsets(alone));
    long end = of(partition, consumer.endOffsets(alone));
    // A set of its own: a position behind the end would be out of the range of a view.
    SortedSet<Long> there = new TreeSet<>(offsets.subSet(begin, end));
    if (there.isEmpty()) {
      return;
    }
    Patience patience = new Patience(watch, nanoTime);
    long position = there.first();
    consumer.seek(partition, position);
    while (position <= there.last()) {
      watch.checkpoint();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (there.contains(record.offset())) {
          found.accept(record);
        }
      }
      long before = position;
      position = consumer.position(partition);
      if (position > before) {
        patience.moved();
      } else {
        patience.stands(() -> "%s@%d".formatted(partition, before));
      }
      SortedSet<Long> left = there.tailSet(position);
      if (!left.isEmpty() && left.first() > position + NEAR) {
        position = left.first();
        consumer.seek(partition, position);
      }
    }
  }

  private static long of(TopicPartition partition, Map<TopicPartition, Long> offsets) {
    return offsets.getOrDefault(partition, 0L);
  }
}
