package dev.threadspool.bench.floor;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.contract.headers.ReplyHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One consumer of the floor, with its producer and its database connection. */
final class FloorThread implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final Arena arena;
  private final int number;
  private final Supplier<Workload> workload;
  private final Thread thread;
  private volatile boolean running = true;

  FloorThread(Arena arena, int number, Supplier<Workload> workload) {
    this.arena = arena;
    this.number = number;
    this.workload = workload;
    this.thread = Thread.ofPlatform().name("floor-" + number).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (var consumer = consumer();
        var producer = producer();
        Connection connection = arena.database().getConnection()) {
      connection.setAutoCommit(false);
      producer.initTransactions();
      consumer.subscribe(List.of(arena.topics().create()));
      while (running) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          List<Job> jobs = jobs(records);
          CopyInto.tables(connection, jobs);
          connection.commit();
          announce(producer, consumer, jobs, records);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the floor has given way", e);
    }
  }

  private List<Job> jobs(ConsumerRecords<byte[], byte[]> records) {
    Workload known = workload.get();
    List<Job> jobs = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      jobs.add(known.of(UUID.fromString(new String(record.key(), StandardCharsets.US_ASCII))));
    }
    return jobs;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a send that fails makes the commit fail
  private void announce(
      KafkaProducer<byte[], byte[]> producer,
      KafkaConsumer<byte[], byte[]> consumer,
      List<Job> jobs,
      ConsumerRecords<byte[], byte[]> records) {
    producer.beginTransaction();
    for (Job job : jobs) {
      producer.send(
          new ProducerRecord<>(
              arena.topics().created(), null, null, job.key(), job.event(), job.eventHeaders()));
      Headers correlation = new RecordHeaders();
      ReplyHeaders.writeCorrelationId(correlation, job.correlationId());
      producer.send(
          new ProducerRecord<>(
              arena.topics().createReply(), null, null, job.key(), job.reply(), correlation));
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      offsets.put(
          partition, new OffsetAndMetadata(records.records(partition).getLast().offset() + 1));
    }
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(Polling.settings());
    settings.put("bootstrap.servers", arena.stack().bootstrapServers());
    settings.put("group.id", arena.group());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            arena.stack().bootstrapServers(),
            "transactional.id",
            arena.group() + "-" + number,
            "linger.ms",
            0,
            // As the worker has it.
            "batch.size",
            256 * 1024),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
