package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.WorkerProcess;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Wherever a worker dies: one row and one event, equal to each other; or one rejection, told once.
 * While it is dead, one of the pinned charts is renamed and the other one deleted. What was decided
 * before that stays decided.
 *
 * <p>All workers die together, each in a world of its own, and all successors start together: so
 * the waiting for dead members' sessions to end is done once.
 */
class CrashTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OLD_NAME = "Revenue by month";
  private static final String NEW_NAME = "Renamed while nobody worked";
  private static final EnumSet<Milestone> BEFORE_THE_DATABASE_COMMITS =
      EnumSet.of(Milestone.POLLED, Milestone.RESOLVED, Milestone.DECIDING);

  private record Crash(
      Milestone milestone, World world, ThreadCommand renamed, ThreadCommand deleted) {

    boolean wasDecided() {
      return !BEFORE_THE_DATABASE_COMMITS.contains(milestone);
    }
  }

  private static final List<Crash> crashes = new ArrayList<>();

  @BeforeAll
  static void crashEverywhere() {
    for (Milestone milestone : Milestone.values()) {
      World world = new World();
      Crash crash =
          new Crash(
              milestone,
              world,
              TestCommands.asking(new ContextItem.Chart(SampleLightdash.CHART, null, null)),
              TestCommands.asking(new ContextItem.Chart(SampleLightdash.NESTED_CHART, null, null)));
      world.commands().send(crash.renamed());
      world.commands().send(crash.deleted());
      crashes.add(crash);
    }
    WorkerProcess.start(
            crashes.stream()
                .map(
                    crash ->
                        new WorkerProcess.Held(
                            crash.milestone(), crash.world().workerProperties("crashing")))
                .toList())
        .close();
    crashes.forEach(CrashTest::changeTheCatalogue);
    crashes.forEach(crash -> crash.world().startWorker("crashing"));
    crashes.forEach(
        crash ->
            await(crash.milestone().name())
                .atMost(PATIENCE)
                .until(() -> crash.world().offsets().areAtTheEnd()));
  }

  private static void changeTheCatalogue(Crash crash) {
    crash
        .world()
        .lightdash()
        .execute(
            """
            UPDATE saved_queries SET name = '%s' WHERE saved_query_uuid = '%s';
            UPDATE saved_queries SET deleted_at = now() WHERE saved_query_uuid = '%s'
            """
                .formatted(NEW_NAME, SampleLightdash.CHART, SampleLightdash.NESTED_CHART));
  }

  @AfterAll
  static void close() {
    crashes.forEach(crash -> crash.world().close());
  }

  @TestFactory
  Stream<DynamicTest> shouldTellOnceWhatIsStored() {
    return crashes.stream()
        .map(
            crash ->
                DynamicTest.dynamicTest("died at " + crash.milestone(), () -> assertOnce(crash)));
  }

  private static void assertOnce(Crash crash) {
    World world = crash.world();
    List<StoredThread> announced =
        world.reading().created().stream().map(CreatedCodec::fromAvro).toList();
    List<UUID> rejected =
        world.reading().rejected().stream().map(event -> event.getThreadUuid()).toList();
    if (crash.wasDecided()) {
      assertThat(announced)
          .extracting(StoredThread::threadUuid)
          .containsExactlyInAnyOrder(crash.renamed().threadUuid(), crash.deleted().threadUuid());
      assertThat(rejected).isEmpty();
      assertThat(world.store().count("rejection")).isZero();
    } else {
      assertThat(announced)
          .extracting(StoredThread::threadUuid)
          .containsExactly(crash.renamed().threadUuid());
      assertThat(rejected).containsExactly(crash.deleted().threadUuid());
      assertThat(world.store().count("rejection")).isOne();
    }
    assertThat(world.store().count("thread")).isEqualTo(announced.size());
    assertThat(announced)
        .allSatisfy(
            thread -> assertThat(world.store().thread(thread.threadUuid())).contains(thread));
    assertThat(chartName(announced, crash.renamed()))
        .isEqualTo(crash.wasDecided() ? OLD_NAME : NEW_NAME);
  }

  private static String chartName(List<StoredThread> announced, ThreadCommand command) {
    return announced.stream()
        .filter(thread -> thread.threadUuid().equals(command.threadUuid()))
        .map(thread -> ((ResolvedItem.Chart) thread.context().getFirst()).displayName())
        .findFirst()
        .orElseThrow();
  }
}
