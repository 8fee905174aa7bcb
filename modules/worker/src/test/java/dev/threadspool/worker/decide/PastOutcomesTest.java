package dev.threadspool.worker.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.local.LocalStack;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.harness.TestThreads;
import dev.threadspool.worker.intake.Intake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A record that was decided as a command, and that nobody can read when it comes again. */
class PastOutcomesTest {

  private static final UUID TOPIC = UUID.randomUUID();
  private static final StoredThread THREAD =
      TestThreads.asking("What sells?", new Origin(TOPIC, 0, 7));

  private static ThreadStore store;

  @BeforeAll
  static void storeAThread() {
    LocalStack stack = LocalStack.shared();
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(stack.jdbcUrl("pastoutcomes"));
    dataSource.setUser(stack.user());
    dataSource.setPassword(stack.password());
    store = new ThreadStore(dataSource);
    store.migrate();
    store.decide(transaction -> transaction.insertThreads(List.of(THREAD)));
  }

  @Test
  void shouldFindTheThreadThatARecordMade() {
    // When
    Outcome outcome = outcome(unreadable(THREAD.threadUuid().toString(), 7));

    // Then: its event can be told, though its bytes say nothing any more
    assertThat(outcome).isEqualTo(new Outcome.Created(THREAD));
  }

  @Test
  void shouldNotTakeAnotherRecordsThread() {
    // When
    Outcome outcome = outcome(unreadable(THREAD.threadUuid().toString(), 8));

    // Then
    assertThat(outcome).isEqualTo(new Outcome.Forgotten());
  }

  @Test
  void shouldKnowNothingOfARecordWhoseThreadIsNotStored() {
    // When
    Outcome outcome = outcome(unreadable(UUID.randomUUID().toString(), 7));

    // Then
    assertThat(outcome).isEqualTo(new Outcome.Forgotten());
  }

  @Test
  void shouldKnowNothingOfARecordWhoseKeyNamesNoThread() {
    // When
    Outcome outcome = outcome(unreadable("x".repeat(36), 7));

    // Then
    assertThat(outcome).isEqualTo(new Outcome.Forgotten());
  }

  private static Outcome outcome(Intake intake) {
    Map<Origin, Outcome> outcomes =
        store.decide(transaction -> PastOutcomes.read(transaction, List.of(intake)));
    assertThat(outcomes).containsOnlyKeys(intake.origin());
    return outcomes.values().iterator().next();
  }

  private static Intake unreadable(String key, long offset) {
    return new Intake.Unreadable(
        new ConsumerRecord<>(
            "commands", 0, offset, key.getBytes(StandardCharsets.US_ASCII), new byte[] {1}),
        new Origin(TOPIC, 0, offset),
        new IllegalStateException("its schema is gone"));
  }
}
