package dev.threadspool.bench.throughput;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.headers.ReplyHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills the topic while its consumers wait: all commands are published in one Kafka transaction, so
 * that they appear at once when it is committed. Consumers have joined their group by then, and
 * have nothing to do before.
 */
final class Filling implements AutoCloseable {

  private final Arena arena;
  private final KafkaProducer<byte[], byte[]> producer;

  Filling(Arena arena) {
    this.arena = arena;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                arena.stack().bootstrapServers(),
                "transactional.id",
                arena.name() + "-filling",
                "transaction.timeout.ms",
                120_000,
                "linger.ms",
                20,
                "batch.size",
                1 << 18),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /**
   * Publishes them; nobody sees them yet.
   *
   * @return the offset behind the last one of each partition
   */
  Map<TopicPartition, Long> fill(List<Job> jobs) {
    Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    producer.beginTransaction();
    for (Job job : jobs) {
      var _ =
          producer.send(
              record(job),
              (sent, failure) -> {
                // What fails makes the commit fail.
                if (failure == null) {
                  ends.merge(
                      new TopicPartition(sent.topic(), sent.partition()),
                      sent.offset() + 1,
                      Math::max);
                }
              });
    }
    producer.flush();
    return ends;
  }

  /** Now they are there. */
  void appear() {
    producer.commitTransaction();
  }

  private ProducerRecord<byte[], byte[]> record(Job job) {
    Headers headers = new RecordHeaders();
    CloudEvents.command(job.command(), "/bench").writeTo(headers);
    ReplyHeaders.writeCorrelationId(headers, job.correlationId());
    headers.add(
        ReplyHeaders.REPLY_TOPIC, arena.topics().createReply().getBytes(StandardCharsets.UTF_8));
    headers.add(
        ReplyHeaders.REPLY_PARTITION,
        ByteBuffer.allocate(Integer.BYTES).putInt(job.correlationId()[15] & 1).array());
    return new ProducerRecord<>(
        arena.topics().create(), null, null, job.key(), job.value(), headers);
  }

  @Override
  public void close() {
    producer.close();
  }
}
