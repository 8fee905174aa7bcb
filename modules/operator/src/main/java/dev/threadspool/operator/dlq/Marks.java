package dev.threadspool.operator.dlq;

import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.TopicScan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads all marks that are there when it is asked. */
final class Marks {

  private final DeadLetterTopic topic;
  private final Watch watch;

  Marks(DeadLetterTopic topic, Watch watch) {
    this.topic = topic;
    this.watch = watch;
  }

  /**
   * What was handled of these.
   *
   * @param consumer reads committed records; is assigned others
   */
  Handled handled(Consumer<byte[], byte[]> consumer, List<Span> spans) {
    Handled handled = new Handled();
    spans.forEach(span -> handled.expect(span.partition().partition(), span.from(), span.to()));
    read(consumer, handled::mark);
    return handled;
  }

  /** The marks on these, where there are any. */
  Map<Place, Mark> of(Consumer<byte[], byte[]> consumer, Set<Place> places) {
    Map<Place, Mark> marks = new HashMap<>();
    read(
        consumer,
        (place, mark) -> {
          if (mark == null) {
            marks.remove(place);
          } else if (places.contains(place)) {
            marks.put(place, mark);
          }
        });
    return marks;
  }

  private void read(Consumer<byte[], byte[]> consumer, BiConsumer<Place, @Nullable Mark> found) {
    List<TopicPartition> partitions =
        topic.cluster().partitions(List.of(topic.names().createDltHandled()));
    List<Span> spans =
        Span.between(
            topic.cluster().beginnings(partitions), topic.cluster().highWatermarks(partitions));
    TopicScan scan = new TopicScan(consumer, spans, watch);
    while (!scan.isDone()) {
      for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
        Place place = MarkCodec.place(topic.topicId(), record.key());
        if (place != null) {
          found.accept(place, record.value() == null ? null : MarkCodec.read(record.value()));
        }
      }
    }
  }
}
