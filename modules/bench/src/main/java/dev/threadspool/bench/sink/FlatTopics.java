package dev.threadspool.bench.sink;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.contract.topics.TopicCreation;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Struct;

/** Fills both topics while the sink waits, in one transaction: rows appear when it is committed. */
final class FlatTopics implements AutoCloseable {

  private final FlatConverter converter = new FlatConverter();
  private final KafkaProducer<byte[], byte[]> producer;

  FlatTopics(Arena arena) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                arena.stack().bootstrapServers(),
                "transactional.id",
                arena.name() + "-flat",
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

  static void create(Arena arena) {
    try (Admin admin = arena.admin()) {
      TopicCreation creation = new TopicCreation(admin);
      for (String topic : List.of(FlatRows.THREADS, FlatRows.CONTEXT)) {
        creation.create(new NewTopic(topic, Arena.PARTITIONS, (short) 1));
      }
    }
  }

  /**
   * @return how many records there are
   */
  int fill(List<Job> jobs) {
    int count = 0;
    producer.beginTransaction();
    for (Job job : jobs) {
      send(FlatRows.THREADS, job, FlatRows.thread(job.thread()));
      count++;
      for (Struct row : FlatRows.context(job.thread())) {
        send(FlatRows.CONTEXT, job, row);
        count++;
      }
    }
    producer.flush();
    return count;
  }

  /** Now they are there. */
  void appear() {
    producer.commitTransaction();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a send that fails makes the commit fail
  private void send(String topic, Job job, Struct row) {
    producer.send(
        new ProducerRecord<>(
            topic, job.key(), converter.fromConnectData(topic, row.schema(), row)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
