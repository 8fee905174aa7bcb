package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeader;
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
