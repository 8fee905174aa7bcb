package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A command becomes a stored thread and an event; one of each. */
class MainJobTest {

  private static World world;
  private static Outcomes outcomes;

  @BeforeAll
  static void startWorker() {
    world = new World();
    outcomes = new Outcomes(world);
    world.startWorker("mainjobtest");
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
    ThreadCreated event = outcomes.awaitCreated(command);
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
  void shouldStoreAndAnnounceAllNineKinds() {
    // Given
    ThreadCommand pinned = TestCommands.asking();
    world.commands().send(pinned);
    outcomes.awaitCreated(pinned);
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
    StoredThread announced = CreatedCodec.fromAvro(outcomes.awaitCreated(command));
    assertThat(announced.context())
        .extracting(ResolvedItem::kind)
        .containsExactly(ContextKind.values());
    assertThat(world.store().thread(command.threadUuid())).contains(announced);
  }

  @Test
  void shouldMakeOneThreadOfTheSameCommandTwice() {
    // Given
    ThreadCommand command = TestCommands.asking();

    // When
    world.commands().send(command);
    world.commands().send(command);
    outcomes.awaitSentinel();

    // Then
    assertThat(outcomes.created(command)).hasSize(1);
    assertThat(outcomes.rejected(command)).isEmpty();
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
    outcomes.awaitCreated(before);
    outcomes.awaitCreated(after);
    await().atMost(Outcomes.PATIENCE).until(() -> outcomes.deadLetter("poison").size() == 1);
    ConsumerRecord<byte[], byte[]> dead = outcomes.deadLetter("poison").getFirst();
    assertThat(dead.value()).isEqualTo(poison);
    assertThat(dead.headers().lastHeader("own").value()).containsExactly(1, 2, 3);
    assertThat(Outcomes.text(dead, "kafka_dlt-original-topic")).isEqualTo(world.topics().create());
    assertThat(
            ByteBuffer.wrap(dead.headers().lastHeader("kafka_dlt-original-offset").value())
                .getLong())
        .isEqualTo(offset);
    assertThat(Outcomes.text(dead, "kafka_dlt-exception-fqcn"))
        .contains("UnreadableRecordException");
  }
}
