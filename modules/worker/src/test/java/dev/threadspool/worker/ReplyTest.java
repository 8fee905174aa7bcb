package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.decide.Outcome;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.intake.Intake;
import dev.threadspool.worker.reply.Replier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever waits is answered, on the configured topic only. */
class ReplyTest {

  private static World world;
  private static Outcomes outcomes;

  @BeforeAll
  static void startWorker() {
    world = new World();
    outcomes = new Outcomes(world);
    world.startWorker("replytest");
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void shouldAnswerWhoeverWaits() {
    // Given
    ThreadCommand command = TestCommands.asking();
    byte[] correlation = new byte[] {7, 7, 7};

    // When
    world
        .commands()
        .send(
            command,
            new RecordHeader("kafka_correlationId", correlation),
            new RecordHeader(
                "kafka_replyTopic", world.topics().createReply().getBytes(StandardCharsets.UTF_8)),
            new RecordHeader("kafka_replyPartition", ByteBuffer.allocate(4).putInt(1).array()));

    // Then
    await().atMost(Outcomes.PATIENCE).until(() -> outcomes.replies(command).size() == 1);
    ThreadCreateReply reply = outcomes.replies(command).getFirst();
    assertThat(reply.getError()).isNull();
    assertThat(reply.getThread().getUser().getName()).isEqualTo("Ada Admin");
  }

  @Test
  void shouldCountAllThatAreLeftOutWhereOneCannotBeSent() {
    // Given: a producer that takes nothing any more
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    KafkaProducer<byte[], byte[]> closed =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", world.stack().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    closed.close();
    try (AvroWire wire = new AvroWire(Map.of("schema.registry.url", world.stack().registryUrl()))) {
      String topic = world.topics().createReply();

      // When
      new Replier(closed, topic, 1, wire, meters)
          .reply(IntStream.range(0, 3).mapToObj(offset -> dead(topic, offset)).toList());

      // Then
      assertThat(meters.counter("threadspool.replies", "outcome", "failed").count()).isEqualTo(3);
    }
  }

  private static Decision dead(String replyTopic, int offset) {
    Origin origin = new Origin(new UUID(1, 2), 0, offset);
    ConsumerRecord<byte[], byte[]> source =
        new ConsumerRecord<>("commands", 0, offset, new byte[] {1}, new byte[] {1});
    source.headers().add(ReplyHeaders.CORRELATION_ID, new byte[] {7});
    source.headers().add(ReplyHeaders.REPLY_TOPIC, replyTopic.getBytes(StandardCharsets.UTF_8));
    return new Decision(
        new Intake.Unreadable(source, origin, new IllegalStateException("why")),
        new Outcome.Dead(new DeadLetter(origin, Instant.EPOCH, "x.Y", "why", "at")),
        null);
  }

  @Test
  void shouldNotAnswerOnATopicThatAHeaderNames() {
    // Given
    ThreadCommand command = TestCommands.asking();

    // When
    world
        .commands()
        .send(
            command,
            new RecordHeader("kafka_correlationId", new byte[] {1}),
            new RecordHeader(
                "kafka_replyTopic", world.topics().create().getBytes(StandardCharsets.UTF_8)));
    outcomes.awaitCreated(command);
    outcomes.awaitSentinel();

    // Then
    assertThat(outcomes.replies(command)).isEmpty();
    assertThat(world.reading().deadLetters()).noneMatch(record -> record.value() == null);
  }
}
