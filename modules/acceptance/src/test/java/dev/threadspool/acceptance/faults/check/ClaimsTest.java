package dev.threadspool.acceptance.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.local.LocalStack;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A claim is true or false by what the group's coordinator says once it can know. */
class ClaimsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration A_WHILE = Duration.ofMillis(500);

  private Site site;
  private TopicPartition topicPartition;
  private PartitionKey partition;
  private KafkaProducer<byte[], byte[]> producer;
  private Map<String, UUID> topicIds;
  private Claims claims;

  @BeforeEach
  void open() {
    site = Site.on(LocalStack.shared(), "claims_" + Long.toHexString(System.nanoTime()), 1);
    String topic = site.topics().create();
    topicPartition = new TopicPartition(topic, 0);
    topicIds = Map.of(topic, site.topicId(topic));
    partition = new PartitionKey(site.topicId(topic), 0);
    claims = new Claims(topicIds);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                site.addresses().bootstrapServers(),
                "transactional.id",
                site.group()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    sendOffset(5);
    producer.commitTransaction();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(committed()).containsEntry(partition, 5L));
  }

  @AfterEach
  void close() {
    producer.close();
    site.close();
  }

  @Test
  void shouldWaitForATransactionThatTheCoordinatorHasNotHeardTheEndOf() throws Exception {
    // Given a worker that knows of its commit before the coordinator does
    note(8);
    sendOffset(8);

    // When
    var unseen =
        CompletableFuture.supplyAsync(() -> claims.stillUnseen(site, Map.of(partition, 5L)));

    // Then
    await().during(A_WHILE).untilAsserted(() -> assertThat(unseen).isNotDone());
    producer.commitTransaction();
    assertThat(unseen.get(30, TimeUnit.SECONDS)).containsExactly(Map.entry(partition, 8L));
  }

  @Test
  void shouldFindThatAFalseClaimIsFalse() {
    note(8);

    assertThat(claims.stillUnseen(site, committed())).containsExactly(Map.entry(partition, 5L));
  }

  @Test
  void shouldAskNothingAboutWhatWasSeen() {
    // Given a transaction that whoever asks would have to wait for
    note(5);
    sendOffset(8);

    // When, then
    assertThat(claims.stillUnseen(site, committed())).isEmpty();
    producer.abortTransaction();
  }

  private void note(long claimed) {
    claims.note(
        new Sample(
            Instant.now(),
            false,
            committed(),
            Map.of(partition, new Progress(claimed, claimed)),
            List.of()));
  }

  private Map<PartitionKey, Long> committed() {
    return GroupOffsets.of(site, topicIds);
  }

  /** In a transaction that is not ended. */
  private void sendOffset(long next) {
    producer.beginTransaction();
    producer.sendOffsetsToTransaction(
        Map.of(topicPartition, new OffsetAndMetadata(next)),
        new ConsumerGroupMetadata(site.group()));
  }
}
