package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.Stumbling;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A record that makes processing fail is found in its batch, and stops nobody else. */
class FailingRecordTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int NEIGHBOURS = 15;

  /** Of sixteen: 16, 8, 4, 2, 1 records, and once more alone. */
  private static final int TRIES = 6;

  private static final Stumbling stumbling = new Stumbling(Milestone.RESOLVED);
  private static World world;
  private static Outcomes outcomes;
  private static final List<ThreadCommand> neighbours = new ArrayList<>();
  private static ThreadCommand trouble;
  private static long troublesOffset;

  /**
   * A batch of sixteen with one in it that the store refuses, and counts. A sequence goes on
   * counting when its transaction is rolled back.
   */
  @BeforeAll
  static void failInABatch() {
    world = new World();
    outcomes = new Outcomes(world);
    world.startWorker("failing");
    outcomes.awaitSentinel();
    world.stopWorker();
    world
        .store()
        .execute(
            """
            CREATE SEQUENCE tries;
            CREATE FUNCTION is_fine(prompt text) RETURNS boolean LANGUAGE sql AS
              $$ SELECT prompt <> 'I make trouble' OR nextval('tries') < 0 $$;
            ALTER TABLE prompt ADD CONSTRAINT trouble CHECK (is_fine(prompt))
            """);
    trouble = TestCommands.asking(UUID.randomUUID(), SampleLightdash.ADMIN, "I make trouble");
    for (int count = 0; count < NEIGHBOURS; count++) {
      if (count == 9) {
        troublesOffset = world.commands().ask(trouble).offset();
      }
      ThreadCommand command = TestCommands.asking();
      neighbours.add(command);
      world.commands().ask(command);
    }
    world.startWorker("failing", stumbling, Map.of());
    await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void shouldMakeADeadLetterOfTheOneThatTheStoreRefuses() {
    // When
    ConsumerRecord<byte[], byte[]> dead = only(outcomes.deadLetter(key(trouble)));

    // Then
    assertThat(Outcomes.text(dead, "kafka_dlt-original-topic")).isEqualTo(world.topics().create());
    assertThat(number(dead, "kafka_dlt-original-offset")).isEqualTo(troublesOffset);
    assertThat(Outcomes.text(dead, "kafka_dlt-original-consumer-group")).isEqualTo(world.group());
    assertThat(Outcomes.text(dead, "kafka_dlt-exception-fqcn"))
        .isEqualTo("org.jdbi.v3.core.statement.UnableToExecuteStatementException");
    assertThat(Outcomes.text(dead, "kafka_dlt-exception-message")).contains("\"trouble\"");
    assertThat(Outcomes.text(dead, "kafka_dlt-exception-stacktrace"))
        .contains("org.postgresql.util.PSQLException", "at dev.threadspool.");
    assertThat(world.store().thread(trouble.threadUuid())).isEmpty();
    assertThat(outcomes.created(trouble)).isEmpty();
  }

  @Test
  void shouldAnswerWhoeverWaitsForIt() {
    // When
    List<ThreadCreateReply> failures =
        world.reading().replies().stream()
            .filter(reply -> reply.getError() != null && reply.getError().getStatusCode() == 500)
            .toList();

    // Then
    assertThat(failures).hasSize(1);
  }

  @Test
  void shouldProcessItsNeighboursOnce() {
    // When
    List<UUID> expected = neighbours.stream().map(ThreadCommand::threadUuid).toList();

    // Then
    assertThat(world.reading().created())
        .extracting(event -> event.getThreadUuid())
        .containsSubsequence(expected)
        .doesNotHaveDuplicates();
    assertThat(neighbours)
        .allSatisfy(command -> assertThat(outcomes.replies(command)).hasSize(1))
        .allSatisfy(command -> assertThat(world.store().thread(command.threadUuid())).isPresent());
  }

  @Test
  void shouldGiveUpAfterABoundedNumberOfTries() {
    assertThat(world.store().rows("SELECT last_value AS tries FROM tries"))
        .containsExactly(Map.of("tries", (long) TRIES));
  }

  @Test
  void shouldTryARecordOnceMoreBeforeItIsGivenUp() {
    // Given
    ThreadCommand command = TestCommands.asking();
    stumbling.stumble(1, () -> new IllegalStateException("an oddity that passes"));

    // When
    world.commands().send(command);
    outcomes.awaitCreated(command);

    // Then
    assertThat(stumbling.isOver()).isTrue();
    assertThat(outcomes.deadLetter(key(command))).isEmpty();
  }

  @Test
  void shouldTakeARecordThatIsTooDeepForTheStackForOneThatFails() {
    // Given it is the only one of its batch, and tried twice
    ThreadCommand command = TestCommands.asking();
    stumbling.stumble(2, StackOverflowError::new);

    // When
    world.commands().send(command);
    await().atMost(Outcomes.PATIENCE).until(() -> !outcomes.deadLetter(key(command)).isEmpty());

    // Then
    ConsumerRecord<byte[], byte[]> dead = only(outcomes.deadLetter(key(command)));
    assertThat(Outcomes.text(dead, "kafka_dlt-exception-fqcn"))
        .isEqualTo("java.lang.StackOverflowError");
  }

  /** Such as a class that a broken deployment lacks: the container takes it for its end. */
  @Test
  void shouldGoOnAfterAnErrorThatEndsTheConsumer() {
    // Given
    ThreadCommand command = TestCommands.asking();
    stumbling.stumble(1, () -> new NoClassDefFoundError("not deployed yet"));

    // When
    world.commands().send(command);
    outcomes.awaitCreated(command);

    // Then
    assertThat(stumbling.isOver()).isTrue();
    assertThat(outcomes.deadLetter(key(command))).isEmpty();
    assertThat(outcomes.created(command)).hasSize(1);
  }

  /** A topic's limit is on compressed bytes, so a record can come that is larger than it. */
  @Test
  void shouldTellOfARecordThatIsTooLargeToBeToldWhole() {
    // Given
    String key = UUID.randomUUID().toString();
    ThreadCommand next = TestCommands.asking();

    // When
    world.commands().sendCompressed(key, new byte[6 * 1024 * 1024]);
    world.commands().send(next);
    outcomes.awaitCreated(next);

    // Then
    ConsumerRecord<byte[], byte[]> dead = only(outcomes.deadLetter(key));
    assertThat(dead.value()).isNull();
    assertThat(Outcomes.text(dead, "threadspool_dlt-value-left-out"))
        .isEqualTo(String.valueOf(6 * 1024 * 1024));
  }

  /** Empty headers are nothing by themselves, and a megabyte together. */
  @Test
  void shouldLeaveOutHeadersThatAreTooMany() {
    // Given
    String key = UUID.randomUUID().toString();
    Header[] empty = new Header[40_000];
    Arrays.fill(empty, new RecordHeader("", new byte[0]));
    ThreadCommand next = TestCommands.asking();

    // When
    world.commands().sendRaw(key, bytes("no Avro"), empty);
    world.commands().send(next);
    outcomes.awaitCreated(next);

    // Then
    ConsumerRecord<byte[], byte[]> dead = only(outcomes.deadLetter(key));
    assertThat(dead.headers().toArray()).hasSizeLessThan(2_000);
    assertThat(Outcomes.text(dead, "threadspool_dlt-headers-cut")).isNotNull();
  }

  @Test
  void shouldMakeOneDeadLetterOfOneThatWasSentAgain() {
    // Given
    String key = UUID.randomUUID().toString();
    RecordMetadata first = world.commands().sendRaw(key, bytes("no Avro"), ownHeader());
    outcomes.awaitSentinel();
    ConsumerRecord<byte[], byte[]> dead = only(outcomes.deadLetter(key));

    // When
    RecordMetadata second = world.commands().sendRaw(key, dead.value(), dead.headers().toArray());
    outcomes.awaitSentinel();

    // Then
    List<ConsumerRecord<byte[], byte[]>> both = outcomes.deadLetter(key);
    assertThat(both).hasSize(2);
    assertThat(number(both.getFirst(), "kafka_dlt-original-offset")).isEqualTo(first.offset());
    assertThat(number(both.getLast(), "kafka_dlt-original-offset")).isEqualTo(second.offset());
    assertThat(both.getLast().value()).isEqualTo(both.getFirst().value());
    assertThat(both.getLast().headers().toArray())
        .extracting(Header::key)
        .doesNotHaveDuplicates()
        .hasSameSizeAs(both.getFirst().headers().toArray())
        .contains("own");
  }

  private static Header ownHeader() {
    return new RecordHeader("own", bytes("kept"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String key(ThreadCommand command) {
    return command.threadUuid().toString();
  }

  private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
    return ByteBuffer.wrap(record.headers().lastHeader(header).value()).getLong();
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.getFirst();
  }
}
