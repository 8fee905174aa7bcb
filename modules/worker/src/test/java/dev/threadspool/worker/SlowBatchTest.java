package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Membership;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What takes longer than the consumer may go without polling is done in smaller pieces. */
class SlowBatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** All of them together take the store 6 s, one 100 ms; an attempt has 4 s. */
  private static final int COMMANDS = 60;

  @Test
  void shouldComeThroughWithoutLeavingTheGroup() {
    try (World world = new World()) {
      // Given one who polls all of them at once, and begins with all of them
      world.startWorker(
          "slow",
          Milestones.UNWATCHED,
          Map.of(
              "threadspool.worker.max-batch-records", COMMANDS,
              "spring.kafka.consumer.properties.max.poll.interval.ms", "8000",
              "spring.kafka.consumer.properties.fetch.min.bytes", "1000000",
              "spring.kafka.consumer.properties.fetch.max.wait.ms", "1500"));
      new Outcomes(world).awaitSentinel();
      world
          .store()
          .execute(
              """
              CREATE FUNCTION takes_long(prompt text) RETURNS boolean LANGUAGE sql AS
                $$ SELECT pg_sleep(0.1) IS NOT NULL $$;
              ALTER TABLE prompt ADD CONSTRAINT slow CHECK (takes_long(prompt)) NOT VALID
              """);
      Membership before = world.membership();
      List<ThreadCommand> commands =
          IntStream.range(0, COMMANDS).mapToObj(_ -> TestCommands.asking()).toList();

      // When
      world.commands().sendAll(commands);
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      assertThat(world.reading().created())
          .extracting(event -> event.getThreadUuid())
          .containsAll(commands.stream().map(ThreadCommand::threadUuid).toList())
          .doesNotHaveDuplicates();
      assertThat(world.reading().deadLetters()).isEmpty();
      assertThat(world.membership()).isEqualTo(before);
    }
  }
}
