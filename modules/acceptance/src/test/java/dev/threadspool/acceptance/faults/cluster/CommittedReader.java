package dev.threadspool.acceptance.faults.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what was committed, all the time, as the only member of its group. */
final class CommittedReader implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final List<String> values = new CopyOnWriteArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> reading;

  CommittedReader(String bootstrapServers, String group, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                group,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "reconnect.backoff.max.ms",
                500),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(topic));
    reading = thread.submit(this::read);
  }

  /** In the order in which they came; one that came twice stands there twice. */
  List<String> values() {
    if (reading.isDone()) {
      throw new IllegalStateException("the reader ended: " + reading);
    }
    return new ArrayList<>(values);
  }

  @Override
  public void close() {
    consumer.wakeup();
    thread.close();
  }

  private void read() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    } catch (WakeupException _) {
      // The end.
    }
  }
}
