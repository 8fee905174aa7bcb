package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A thread whose prompt somebody has removed by hand stops nobody but those who ask for it. */
class TornThreadTest {

  @Test
  void shouldGiveUpWhatNamesIt() {
    // Given
    try (World world = new World()) {
      Outcomes outcomes = new Outcomes(world);
      ThreadCommand torn = TestCommands.asking();
      ThreadCommand behind = TestCommands.asking();
      world.startWorker("torn");
      world.commands().send(torn);
      outcomes.awaitCreated(torn);
      world
          .store()
          .execute("DELETE FROM prompt WHERE thread_uuid = '%s'".formatted(torn.threadUuid()));

      // When: it is asked for again
      world.commands().send(torn);
      world.commands().send(behind);

      // Then
      outcomes.awaitCreated(behind);
      await().atMost(Outcomes.PATIENCE).until(() -> world.offsets().areAtTheEnd());
      List<ConsumerRecord<byte[], byte[]>> dead = outcomes.deadLetter(torn.threadUuid().toString());
      assertThat(dead).hasSize(1);
      assertThat(Outcomes.text(dead.getFirst(), "kafka_dlt-exception-message"))
          .contains("audit calls them torn", torn.threadUuid().toString());
    }
  }
}
