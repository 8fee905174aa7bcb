package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

/** The group's offsets are reset to the beginning: everything is read again, nothing told again. */
class ReplayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldTellNothingAgain() {
    try (World world = new World()) {
      // Given
      ThreadCommand created =
          TestCommands.asking(new ContextItem.Chart(SampleLightdash.CHART, null, null));
      ThreadCommand rejected =
          TestCommands.asking(
              UUID.randomUUID(),
              SampleLightdash.EDITOR,
              "Salaries?",
              new ContextItem.Chart(SampleLightdash.PRIVATE_CHART, null, null));
      world.startWorker("replaying");
      world.commands().send(created);
      world.commands().send(rejected);
      world.commands().sendRaw("poison", "no Avro".getBytes(StandardCharsets.UTF_8));
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      world.stopWorker();

      // When
      world.lightdash().execute("UPDATE saved_queries SET deleted_at = now()");
      world.offsets().resetToTheBeginning();
      world.startWorker("replaying");
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      assertThat(world.reading().created())
          .extracting(event -> event.getThreadUuid())
          .containsExactly(created.threadUuid());
      assertThat(world.reading().rejected())
          .extracting(event -> event.getThreadUuid())
          .containsExactly(rejected.threadUuid());
      assertThat(world.reading().deadLetters()).hasSize(1);
      assertThat(world.store().count("thread")).isOne();
      assertThat(world.store().count("rejection")).isOne();
    }
  }

  /** A conflict that carries the ids of an attempt says nothing about that attempt. */
  @Test
  void shouldAnswerAsBefore() {
    try (World world = new World()) {
      // Given
      ThreadCommand asked = TestCommands.asking();
      Header[] waiting = {
        new RecordHeader("kafka_correlationId", new byte[] {1}),
        new RecordHeader(
            "kafka_replyTopic", world.topics().createReply().getBytes(StandardCharsets.UTF_8))
      };
      world.startWorker("replaying");
      world.commands().send(asked, waiting);
      world.commands().send(asked, waiting);
      world.commands().send(TestCommands.withPrompt(asked, "Something else?"), waiting);
      await().atMost(PATIENCE).until(() -> world.reading().replies().size() == 3);
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      world.stopWorker();

      // When
      world.offsets().resetToTheBeginning();
      world.startWorker("replaying");
      await().atMost(PATIENCE).until(() -> world.reading().replies().size() == 6);

      // Then
      assertThat(world.reading().replies())
          .extracting(reply -> reply.getError() == null)
          .containsExactlyInAnyOrder(true, true, false, true, true, false);
    }
  }
}
