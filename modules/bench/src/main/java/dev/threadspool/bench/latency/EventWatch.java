package dev.threadspool.bench.latency;

import dev.threadspool.bench.site.Arena;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when a {@code read_committed} consumer sees each created event. */
final class EventWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * @param visible when, as {@link System#nanoTime} has it
   */
  record Sighting(UUID threadUuid, long visible) {}

  private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = Thread.ofPlatform().name("event-watch").unstarted(this::run);

  private EventWatch(Arena arena) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                arena.stack().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Arena.PARTITIONS)
            .mapToObj(n -> new TopicPartition(arena.topics().created(), n))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Sees all that comes from now on. */
  static EventWatch open(Arena arena) {
    EventWatch watch = new EventWatch(arena);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
          sightings.add(
              new Sighting(
                  UUID.fromString(new String(event.key(), StandardCharsets.US_ASCII)),
                  System.nanoTime()));
        }
      }
    } catch (WakeupException closing) {
      // Nobody but close() wakes it.
    }
  }

  /** Whether the events of all these threads were seen. */
  boolean haveShown(Set<UUID> threads) {
    return sightings.size() >= threads.size()
        && sightings.stream()
            .map(Sighting::threadUuid)
            .collect(Collectors.toSet())
            .containsAll(threads);
  }

  /** So far, in the order in which they were seen. */
  List<Sighting> sightings() {
    return List.copyOf(sightings);
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
    consumer.close();
  }
}
