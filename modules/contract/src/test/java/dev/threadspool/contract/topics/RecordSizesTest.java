package dev.threadspool.contract.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.support.Registry;
import dev.threadspool.local.LocalStack;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An event that is measured before it is decided is one that the broker takes afterwards. */
class RecordSizesTest {

  private static final TopicPlan PLAN =
      TopicPlan.of(TopicSettings.from(Map.of("prefix", Registry.topic() + ".")).forOneBroker());

  private static KafkaProducer<String, byte[]> producer;

  @BeforeAll
  static void start() {
    Map<String, Object> kafka = Map.of("bootstrap.servers", LocalStack.shared().bootstrapServers());
    try (Admin admin = Admin.create(kafka)) {
      new TopicProvisioner(admin, PLAN).createMissing();
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                LocalStack.shared().bootstrapServers(),
                "max.request.size",
                16 * 1024 * 1024),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void shouldTakeTheLargestEventWithItsHeaders() throws Exception {
    for (String topic :
        new String[] {
          PLAN.names().created(), PLAN.names().createRejected(), PLAN.names().createDlt()
        }) {
      // Given
      var record = record(topic, PLAN.maxEventBytes());
      record.headers().add("all-headers", new byte[16 * 1024]);

      // Then
      assertThat(producer.send(record).get().topic()).isEqualTo(topic);
    }
  }

  @Test
  void shouldRefuseACommandThatNoEventCouldAnswer() {
    assertThatThrownBy(() -> producer.send(record(PLAN.names().create(), 5_000_000)).get())
        .hasCauseInstanceOf(RecordTooLargeException.class);
  }

  private static ProducerRecord<String, byte[]> record(String topic, int bytes) {
    byte[] value = new byte[bytes];
    Arrays.fill(value, (byte) 'a');
    return new ProducerRecord<>(topic, new UUID(0, 0).toString(), value);
  }
}
