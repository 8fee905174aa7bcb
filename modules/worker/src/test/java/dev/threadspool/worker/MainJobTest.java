package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A command becomes a stored thread and an event, or a rejection, or a dead letter; one of them,
 * once.
 */
class MainJobTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static World world;

  @BeforeAll
  static void startWorker() {
    world = new World();
    world.startWorker("main-job");
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void shouldStoreAndAnnounceWhatWasResolved() {
    // Given
    ThreadCommand command =
        TestCommands.asking(
            new ContextItem.Chart(SampleLightdash.CHART, "ignored", null),
            new ContextItem.Dashboard(SampleLightdash.DASHBOARD, null),
            new ContextItem.PullRequest(SampleLightdash.PULL_REQUEST));

    // When
    world.commands().send(command);

    // Then
    ThreadCreated event = awaitCreated(command);
    StoredThread stored = world.store().thread(command.threadUuid()).orElseThrow();
    assertThat(CreatedCodec.fromAvro(event)).isEqualTo(stored);
    assertThat(stored.actorName()).isEqualTo("Ada Admin");
    assertThat(stored.prompt()).isEqualTo("What sells?");
    assertThat(stored.context())
        .containsExactly(
            new ResolvedItem.Chart(
                SampleLightdash.CHART,
                "revenue-by-month",
                SampleLightdash.NEWEST_CHART_VERSION,
                "Revenue by month",
                null,
                "vertical_bar"),
            new ResolvedItem.Dashboard(
                SampleLightdash.DASHBOARD,
                "jaffle-sales",
                SampleLightdash.NEWEST_DASHBOARD_VERSION,
                "Jaffle sales"),
            new ResolvedItem.PullRequest(SampleLightdash.PULL_REQUEST, 42, "github", "open", null));
  }

  @Test
  void shouldMakeOneThreadOfTheSameCommandTwice() {
    // Given
    ThreadCommand command = TestCommands.asking();

    // When
    world.commands().send(command);
    world.commands().send(command);
    awaitSentinel();

    // Then
    assertThat(created(command)).hasSize(1);
    assertThat(rejected(command)).isEmpty();
  }

  @Test
  void shouldRejectOtherContentUnderTheSameUuid() {
    // Given
    ThreadCommand command = TestCommands.asking();
    ThreadCommand other =
        TestCommands.asking(command.threadUuid(), SampleLightdash.ADMIN, "Something else?");
    ThreadCommand somebodyElses =
        TestCommands.asking(command.threadUuid(), SampleLightdash.DEVELOPER, command.prompt());

    // When
    world.commands().send(command);
    awaitCreated(command);
    world.commands().send(other);
    world.commands().send(somebodyElses);
    awaitSentinel();

    // Then
    assertThat(created(command)).hasSize(1);
    assertThat(rejected(command))
        .extracting(event -> event.getError().getName(), event -> event.getError().getStatusCode())
        .containsExactly(tuple("AlreadyExistsError", 409), tuple("AlreadyExistsError", 409));
    assertThat(rejected(command))
        .extracting(event -> event.getError().getMessage())
        .noneMatch(message -> message.contains(command.prompt()) || message.contains("Ada"));
  }

  @Test
  void shouldStoreAndAnnounceARejectionOnce() {
    // Given
    ThreadCommand command =
        TestCommands.asking(
            UUID.randomUUID(),
            SampleLightdash.EDITOR,
            "Salaries?",
            new ContextItem.Chart(SampleLightdash.PRIVATE_CHART, null, null));

    // When
    world.commands().send(command);
    world.commands().send(command);
    awaitSentinel();

    // Then
    assertThat(rejected(command)).hasSize(1);
    ThreadCreateRejected event = rejected(command).getFirst();
    assertThat(RejectedCodec.fromAvro(event).error().message())
        .isEqualTo("You don't have access to view this Chart");
    assertThat(event.getError().getStatusCode()).isEqualTo(403);
    assertThat(world.store().thread(command.threadUuid())).isEmpty();
    assertThat(
            world
                .store()
                .rows(
                    "SELECT error_name, status_code FROM rejection WHERE thread_uuid = '%s'"
                        .formatted(command.threadUuid())))
        .hasSize(1);
  }

  @Test
  void shouldDecideANewAttemptAnew() {
    // Given
    UUID threadUuid = UUID.randomUUID();
    ContextItem salaries = new ContextItem.Chart(SampleLightdash.PRIVATE_CHART, null, null);
    ThreadCommand refused =
        TestCommands.asking(threadUuid, SampleLightdash.GROUP_VIEWER, "May I?", salaries);
    ThreadCommand again =
        TestCommands.asking(threadUuid, SampleLightdash.GROUP_VIEWER, "May I?", salaries);
    world.commands().send(refused);
    await().atMost(PATIENCE).until(() -> rejected(refused).size() == 1);

    // When
    world
        .lightdash()
        .execute(
            "INSERT INTO space_user_access VALUES ('%s', '0d000000-0000-4000-8000-000000000004', 'viewer')"
                .formatted(SampleLightdash.GROUP_VIEWER));
    world.commands().send(again);

    // Then
    assertThat(awaitCreated(again).getCommandId()).isEqualTo(again.commandId());
  }

  @Test
  void shouldStoreAndAnnounceAllNineKinds() {
    // Given
    ThreadCommand pinned = TestCommands.asking();
    world.commands().send(pinned);
    awaitCreated(pinned);
    ThreadCommand command =
        TestCommands.askedByAService(
            new ContextItem.Chart(SampleLightdash.CHART, null, null),
            new ContextItem.Dashboard(SampleLightdash.DASHBOARD, null),
            new ContextItem.Thread(pinned.threadUuid(), pinned.promptUuid()),
            new ContextItem.File("models/orders.sql"),
            new ContextItem.Repository("jaffle-shop/dbt"),
            new ContextItem.PullRequest(SampleLightdash.PULL_REQUEST),
            new ContextItem.ProposedChange("ai_agent_review_item:1revenue0net00001"),
            new ContextItem.ReviewFinding("ai_agent_review_item:1revenue0net00001"),
            new ContextItem.PreviewEnvironment(SampleLightdash.PREVIEW_PROJECT));

    // When
    world.commands().send(command);

    // Then
    StoredThread announced = CreatedCodec.fromAvro(awaitCreated(command));
    assertThat(announced.context())
        .extracting(ResolvedItem::kind)
        .containsExactly(ContextKind.values());
    assertThat(world.store().thread(command.threadUuid())).contains(announced);
  }

  @Test
  void shouldHoldEachTopicToItsActors() {
    // Given
    ThreadCommand byService = TestCommands.askedByAService();
    ThreadCommand byUser = TestCommands.asking();

    // When
    world.commands().sendUpstream(byService);
    world.commands().sendUpstream(byUser);

    // Then
    awaitCreated(byService);
    await().atMost(PATIENCE).until(() -> rejected(byUser).size() == 1);
    assertThat(RejectedCodec.fromAvro(rejected(byUser).getFirst()).error())
        .isEqualTo(
            new ApiError(
                "ForbiddenError",
                403,
                "Commands of this topic may not carry an actor of type user",
                null));
    assertThat(world.store().thread(byUser.threadUuid())).isEmpty();
  }

  @Test
  void shouldPutWhatCannotBeReadOnTheDeadLetterTopicAndNothingElse() {
    // Given
    ThreadCommand before = TestCommands.asking();
    ThreadCommand after = TestCommands.asking();
    byte[] poison = "no Avro".getBytes(StandardCharsets.UTF_8);
    Header own = new RecordHeader("own", new byte[] {1, 2, 3});

    // When
    world.commands().send(before);
    long offset = world.commands().sendRaw("poison", poison, own).offset();
    world.commands().send(after);

    // Then
    awaitCreated(before);
    awaitCreated(after);
    await().atMost(PATIENCE).until(() -> deadLetter("poison").size() == 1);
    ConsumerRecord<byte[], byte[]> dead = deadLetter("poison").getFirst();
    assertThat(dead.value()).isEqualTo(poison);
    assertThat(dead.headers().lastHeader("own").value()).containsExactly(1, 2, 3);
    assertThat(text(dead, "kafka_dlt-original-topic")).isEqualTo(world.topics().create());
    assertThat(
            ByteBuffer.wrap(dead.headers().lastHeader("kafka_dlt-original-offset").value())
                .getLong())
        .isEqualTo(offset);
    assertThat(text(dead, "kafka_dlt-exception-fqcn")).contains("UnreadableRecordException");
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
    await().atMost(PATIENCE).until(() -> replies(command).size() == 1);
    ThreadCreateReply reply = replies(command).getFirst();
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
    awaitCreated(command);
    awaitSentinel();

    // Then
    assertThat(replies(command)).isEmpty();
    assertThat(world.reading().deadLetters()).noneMatch(record -> record.value() == null);
  }

  private static ThreadCreated awaitCreated(ThreadCommand command) {
    await().atMost(PATIENCE).until(() -> !created(command).isEmpty());
    return created(command).getFirst();
  }

  /** Whatever was sent before it is decided and announced once this one is. */
  private static void awaitSentinel() {
    ThreadCommand sentinel = TestCommands.asking();
    world.commands().send(sentinel);
    awaitCreated(sentinel);
  }

  private static List<ThreadCreated> created(ThreadCommand command) {
    return world.reading().created().stream()
        .filter(event -> event.getThreadUuid().equals(command.threadUuid()))
        .toList();
  }

  private static List<ThreadCreateRejected> rejected(ThreadCommand command) {
    return world.reading().rejected().stream()
        .filter(event -> event.getThreadUuid().equals(command.threadUuid()))
        .toList();
  }

  private static List<ThreadCreateReply> replies(ThreadCommand command) {
    return world.reading().replies().stream()
        .filter(reply -> reply.getThreadUuid().equals(command.threadUuid()))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetter(String key) {
    return world.reading().deadLetters().stream()
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
        .toList();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }
}
