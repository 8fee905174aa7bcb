package dev.threadspool.acceptance.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.acceptance.faults.workload.Publisher;
import dev.threadspool.acceptance.faults.workload.Rate;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * What watches a run sees what is wrong with a real one: here nobody works, somebody commits the
 * group's offsets all the same, and tells of a thread that nobody has stored.
 */
class MeddledRunTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void shouldSeeWhatNobodyDid() throws Exception {
    // Given
    Workload workload = Workload.plan(7, 60);
    try (Site site = Site.on(LocalStack.shared(), "meddled", 2);
        LiveReader reader = LiveReader.start(site);
        OffsetWatch watch = OffsetWatch.start(site, Duration.ofMillis(100));
        Publisher publisher = Publisher.start(site, workload, Rate.UNLIMITED)) {
      publisher.await(PATIENCE);

      // When
      commitEverything(site);
      tellOfAThread(site);
      Evidence evidence = Evidence.collect(site, workload, publisher.ledger(), reader, watch);

      // Then
      assertThat(evidence.seen()).as("and not the one that was aborted").hasSize(1);
      assertThat(Checker.check(evidence).values())
          .filteredOn(verdict -> !verdict.holds())
          .extracting(Verdict::invariant)
          .containsExactly(
              Invariant.ONE_OUTCOME,
              Invariant.ONE_EVENT,
              Invariant.OFFSETS_BEHIND,
              Invariant.PROGRESS);
    }
  }

  private static void commitEverything(Site site) {
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    for (String topic : site.commandTopics()) {
      TopicReader.readUncommitted(
          site,
          topic,
          record ->
              ends.put(
                  new TopicPartition(topic, record.partition()),
                  new OffsetAndMetadata(record.offset() + 1)));
    }
    Answers.of(site.admin().alterConsumerGroupOffsets(site.group(), ends).all());
  }

  /** Once in a transaction that is aborted, and once in one that is committed. */
  private static void tellOfAThread(Site site) throws Exception {
    StoredThread thread = new GoodCase().thread;
    byte[] key = thread.threadUuid().toString().getBytes(StandardCharsets.US_ASCII);
    byte[] value = site.wire().encode(site.topics().created(), CreatedCodec.toAvro(thread));
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(site.topics().created(), key, value);
    CloudEvents.created(thread).writeTo(event.headers());
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            site.addresses().bootstrapServers(),
            "transactional.id",
            site.group() + "-meddler");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> aborted = producer.send(event);
      producer.flush();
      producer.abortTransaction();
      assertThat(aborted.get().hasOffset()).isTrue();
      producer.beginTransaction();
      Future<RecordMetadata> committed = producer.send(event);
      producer.commitTransaction();
      assertThat(committed.get().hasOffset()).isTrue();
    }
  }
}
