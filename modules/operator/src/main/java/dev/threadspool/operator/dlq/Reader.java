package dev.threadspool.operator.dlq;

import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.TopicScan;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Goes through dead letters, each partition's in the order of its offsets. */
final class Reader {

  private final DeadLetterTopic topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Handled handled;
  private final Console run;

  /**
   * @param consumer reads committed records; is assigned what is read
   */
  Reader(DeadLetterTopic topic, Consumer<byte[], byte[]> consumer, Handled handled, Console run) {
    this.topic = topic;
    this.consumer = consumer;
    this.handled = handled;
    this.run = run;
  }

  /** Whoever is told. */
  interface Listener {

    /** Whether to go on. */
    boolean take(Letter letter);

    /** Nothing more is at hand right now. */
    default void pause() {}
  }

  /** Whether it came to the end of the spans. */
  boolean read(List<Span> spans, Listener listener) {
    TopicScan scan = new TopicScan(consumer, spans, run);
    long begin = spans.stream().mapToLong(Span::from).sum();
    long total = spans.stream().mapToLong(Span::length).sum();
    try (Progress progress = run.progress("dead letters", total)) {
      while (!scan.isDone()) {
        List<ConsumerRecord<byte[], byte[]>> records = scan.next();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          run.summary().add("read", 1);
          if (!listener.take(
              new Letter(record, handled.state(Place.of(record)), topic.contents()))) {
            return false;
          }
        }
        if (records.isEmpty() || scan.isDone()) {
          listener.pause();
        }
        progress.to(
            spans.stream().mapToLong(span -> scan.position(span.partition())).sum() - begin);
      }
    }
    return true;
  }
}
