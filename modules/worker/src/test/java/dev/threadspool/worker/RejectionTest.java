package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A command that asks for what cannot be had becomes a stored rejection and an event; one of each.
 */
class RejectionTest {

  private static World world;
  private static Outcomes outcomes;
  private static MeterRegistry meters;

  @BeforeAll
  static void startWorker() {
    world = new World();
    outcomes = new Outcomes(world);
    meters = world.startWorker("rejectiontest").getBean(MeterRegistry.class);
  }

  @AfterAll
  static void close() {
    world.close();
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
    outcomes.awaitSentinel();

    // Then
    assertThat(outcomes.rejected(command)).hasSize(1);
    ThreadCreateRejected event = outcomes.rejected(command).getFirst();
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
  void shouldRejectOtherContentUnderTheSameUuid() {
    // Given
    ThreadCommand command = TestCommands.asking();
    ThreadCommand other =
        TestCommands.asking(command.threadUuid(), SampleLightdash.ADMIN, "Something else?");
    ThreadCommand somebodyElses =
        TestCommands.asking(command.threadUuid(), SampleLightdash.DEVELOPER, command.prompt());

    // When
    world.commands().send(command);
    outcomes.awaitCreated(command);
    world.commands().send(other);
    world.commands().send(somebodyElses);
    outcomes.awaitSentinel();

    // Then
    assertThat(outcomes.created(command)).hasSize(1);
    assertThat(outcomes.rejected(command))
        .extracting(event -> event.getError().getName(), event -> event.getError().getStatusCode())
        .containsExactly(tuple("AlreadyExistsError", 409), tuple("AlreadyExistsError", 409));
    assertThat(outcomes.rejected(command))
        .extracting(event -> event.getError().getMessage())
        .noneMatch(message -> message.contains(command.prompt()) || message.contains("Ada"));
  }

  /** Whoever uses the ids of an attempt for several requests has each of them refused once. */
  @Test
  void shouldRejectEachContentUnderTheSameIdsOnce() {
    // Given
    ThreadCommand command = TestCommands.asking();
    ThreadCommand one = TestCommands.withPrompt(command, "Something else?");
    ThreadCommand another = TestCommands.withPrompt(command, "Something else again?");
    world.commands().send(command);
    outcomes.awaitCreated(command);

    // When
    for (ThreadCommand each : List.of(one, another, one, another)) {
      world.commands().send(each);
      outcomes.awaitSentinel();
    }

    // Then
    assertThat(outcomes.rejected(command)).hasSize(2);
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
    await().atMost(Outcomes.PATIENCE).until(() -> outcomes.rejected(refused).size() == 1);

    // When
    world
        .lightdash()
        .execute(
            "INSERT INTO space_user_access VALUES ('%s', '0d000000-0000-4000-8000-000000000004', 'viewer')"
                .formatted(SampleLightdash.GROUP_VIEWER));
    world.commands().send(again);

    // Then
    assertThat(outcomes.awaitCreated(again).getCommandId()).isEqualTo(again.commandId());
  }

  @Test
  void shouldKeepToTheRejectionOfAnAttemptWhateverCanBeHadByNow() {
    // Given
    String chart = "WHERE saved_query_uuid = '%s'".formatted(SampleLightdash.NESTED_CHART);
    world.lightdash().execute("UPDATE saved_queries SET deleted_at = now() " + chart);
    ThreadCommand refused =
        TestCommands.asking(new ContextItem.Chart(SampleLightdash.NESTED_CHART, null, null));
    world.commands().send(refused);
    await().atMost(Outcomes.PATIENCE).until(() -> outcomes.rejected(refused).size() == 1);

    String row = " WHERE thread_uuid = '%s'".formatted(refused.threadUuid());
    world
        .store()
        .execute("UPDATE rejection SET rejected_at = rejected_at - interval '29 days'" + row);

    // When
    world.lightdash().execute("UPDATE saved_queries SET deleted_at = NULL " + chart);
    world.commands().send(refused);
    outcomes.awaitSentinel();

    // Then: its row stays for as long as one of today, for the repetition has none
    assertThat(outcomes.created(refused)).isEmpty();
    assertThat(outcomes.rejected(refused)).hasSize(1);
    assertThat(world.store().thread(refused.threadUuid())).isEmpty();
    assertThat(
            world
                .store()
                .rows("SELECT now() - repeated_at < '1 hour' AS late FROM rejection" + row))
        .containsExactly(Map.of("late", true));
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
    outcomes.awaitCreated(byService);
    await().atMost(Outcomes.PATIENCE).until(() -> outcomes.rejected(byUser).size() == 1);
    assertThat(RejectedCodec.fromAvro(outcomes.rejected(byUser).getFirst()).error())
        .isEqualTo(
            new ApiError(
                "ForbiddenError",
                403,
                "Commands of this topic may not carry an actor of type user",
                null));
    assertThat(world.store().thread(byUser.threadUuid())).isEmpty();
  }

  @Test
  void shouldCountDecisionsAndItemsByErrorAndKind() {
    // Given
    double rejected = count("threadspool.decisions", "outcome", "rejected", "NotFoundError");
    double missing = count("threadspool.items", "kind", "dashboard", "NotFoundError");
    double found = count("threadspool.items", "kind", "chart", "");
    double created = count("threadspool.decisions", "outcome", "created", "");

    // When
    ThreadCommand command =
        TestCommands.asking(
            UUID.randomUUID(),
            SampleLightdash.ADMIN,
            "Both?",
            new ContextItem.Chart(SampleLightdash.CHART, null, null),
            new ContextItem.Dashboard(SampleLightdash.DELETED_DASHBOARD, null));
    world.commands().send(command);
    outcomes.awaitSentinel();

    // Then
    assertThat(count("threadspool.decisions", "outcome", "rejected", "NotFoundError"))
        .isEqualTo(rejected + 1);
    assertThat(count("threadspool.items", "kind", "dashboard", "NotFoundError"))
        .isEqualTo(missing + 1);
    assertThat(count("threadspool.items", "kind", "chart", "")).isEqualTo(found + 1);
    assertThat(count("threadspool.decisions", "outcome", "created", ""))
        .as("the command that was sent last")
        .isEqualTo(created + 1);
  }

  private static double count(String name, String key, String value, String error) {
    Counter counter = meters.find(name).tag(key, value).tag("error", error).counter();
    return counter == null ? 0 : counter.count();
  }
}
