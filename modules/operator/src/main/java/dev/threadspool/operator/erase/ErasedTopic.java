package dev.threadspool.operator.erase;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.ClusterView;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.TopicScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The marks of erased threads as their topic has them, up to now: also those that a database does
 * not have which was put back from an older backup.
 */
public final class ErasedTopic {

  private final KafkaClients clients;
  private final String name;
  private final List<Span> spans;

  private ErasedTopic(KafkaClients clients, String name, List<Span> spans) {
    this.clients = clients;
    this.name = name;
    this.spans = List.copyOf(spans);
  }

  /** Without any mark where the topic is not there: clusters of early versions have none. */
  public static ErasedTopic now(KafkaClients clients, ClusterView cluster, TopicNames names) {
    List<TopicPartition> partitions = cluster.partitionsIfThere(names.erased());
    return new ErasedTopic(
        clients,
        names.erased(),
        Span.between(cluster.beginnings(partitions), cluster.highWatermarks(partitions)));
  }

  /** A thread is erased, says the record at this place. */
  public record Mark(UUID threadUuid, int partition, long offset) {}

  public String name() {
    return name;
  }

  /** How many offsets there are; there may be fewer marks. */
  public long length() {
    return spans.stream().mapToLong(Span::length).sum();
  }

  /**
   * Gives all of them, some at a time. A thread that was erased again is marked more than once.
   *
   * @param some called with the next ones
   */
  public void read(Watch watch, Consumer<List<Mark>> some) {
    if (spans.isEmpty()) {
      return;
    }
    try (var consumer = clients.openConsumer("read_committed")) {
      TopicScan scan = new TopicScan(consumer, spans, watch);
      while (!scan.isDone()) {
        List<Mark> marks = marks(scan.next());
        if (!marks.isEmpty()) {
          some.accept(marks);
        }
      }
    }
  }

  /** The key names the thread: so one whose value nobody can read counts as well. */
  private static List<Mark> marks(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Mark> marks = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      UUID threadUuid = record.value() == null ? null : threadUuid(record.key());
      if (threadUuid != null) {
        marks.add(new Mark(threadUuid, record.partition(), record.offset()));
      }
    }
    return marks;
  }

  private static @Nullable UUID threadUuid(byte @Nullable [] key) {
    try {
      return key == null ? null : UUID.fromString(new String(key, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
