package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaNodeTest {

  private final String bootstrapServers = EmbeddedStack.shared().bootstrapServers();

  @Test
  void shouldFinalizeTheTransactionVersionThatGuardsAgainstHangingTransactions() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      // When
      var features =
          admin.describeFeatures().featureMetadata().get(10, TimeUnit.SECONDS).finalizedFeatures();
      // Then
      assertThat(features)
          .hasEntrySatisfying(
              "transaction.version",
              range -> assertThat(range.maxVersionLevel()).isGreaterThanOrEqualTo((short) 2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void shouldShowCommittedRecordsOnly(String groupProtocol) throws Exception {
    // Given
    String topic = "transactions-" + groupProtocol;
    create(new NewTopic(topic, 2, (short) 1));
    try (var producer = transactionalProducer("test-" + groupProtocol)) {
      producer.initTransactions();
      // When
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "key", "aborted")).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "key", "committed")).get();
      producer.commitTransaction();
    }
    // Then
    try (var consumer = consumer(groupProtocol)) {
      consumer.subscribe(List.of(topic));
      List<String> seen = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                for (ConsumerRecord<String, String> record :
                    consumer.poll(Duration.ofMillis(100))) {
                  seen.add(record.value());
                }
                assertThat(seen).containsExactly("committed");
              });
    }
  }

  @Test
  void shouldTakeRecordsOfFourMebibytes() throws Exception {
    // Given
    create(new NewTopic("large", 1, (short) 1));
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 8 * 1024 * 1024),
            new StringSerializer(),
            new ByteArraySerializer())) {
      // When
      var metadata =
          producer
              .send(new ProducerRecord<>("large", new byte[4 * 1024 * 1024]))
              .get(20, TimeUnit.SECONDS);
      // Then
      assertThat(metadata.serializedValueSize()).isEqualTo(4 * 1024 * 1024);
    }
  }

  @Test
  void shouldNotMakeTopicsByUsingThem() throws Exception {
    // Given
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", 1_000);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      // When
      assertThatThrownBy(() -> producer.partitionsFor("never-made"))
          .isInstanceOf(TimeoutException.class);
    }
    // Then
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).doesNotContain("never-made");
    }
  }

  private void create(NewTopic topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
    }
  }

  private KafkaProducer<String, String> transactionalProducer(String id) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", id),
        new StringSerializer(),
        new StringSerializer());
  }

  private KafkaConsumer<String, String> consumer(String groupProtocol) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            "group-" + groupProtocol,
            "group.protocol",
            groupProtocol,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
