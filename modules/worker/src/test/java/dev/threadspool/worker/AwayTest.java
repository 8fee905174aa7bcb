package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Outage;
import dev.threadspool.worker.harness.StateChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is away is waited for, for much longer than a consumer may go without polling: its member
 * stays in the group, nothing is dropped, and nothing becomes a dead letter. All outages are at the
 * same time, each in a world of its own.
 */
class AwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String POLL_INTERVAL_MS = "10000";
  private static final Duration LONG = Duration.ofSeconds(30);

  private static StateChanges changes;
  private static final List<Outage> outages = new ArrayList<>();

  @BeforeAll
  static void goThroughOutages() {
    Map<String, Object> settings =
        Map.of("spring.kafka.consumer.properties.max.poll.interval.ms", POLL_INTERVAL_MS);
    outages.add(Outage.ofTheStore("the store is gone", settings));
    outages.add(Outage.ofTheHungStore("the store hangs", settings));
    outages.add(Outage.ofTheStoreThatIsReadOnly("the store only reads", settings));
    outages.add(Outage.ofTheHungCatalogue("the catalogue hangs", settings));
    outages.add(Outage.ofTheRegistry("the registry is gone, its schemas not read yet", settings));
    outages.parallelStream().forEach(Outage::start);
    await().atMost(PATIENCE).until(() -> outages.stream().allMatch(Outage::isReady));
    changes = new StateChanges();

    outages.forEach(Outage::begin);
    await().atMost(PATIENCE).during(LONG).until(() -> outages.stream().allMatch(Outage::isTold));
    // Others may seem away for a moment, where their answers are slow.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(changes.away())
                    .isEqualTo(Map.of("store", 3, "catalogue", 1, "registry", 1)));
    outages.forEach(Outage::lookAtTheGroup);
    outages.forEach(Outage::end);
    outages.forEach(
        outage ->
            await(outage.name())
                .atMost(PATIENCE)
                .until(() -> outage.world().offsets().areAtTheEnd() && outage.isReady()));
  }

  @AfterAll
  static void close() {
    outages.forEach(Outage::close);
    changes.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldWaitInItsGroupAndGoOnByItself() {
    return outages.stream()
        .map(outage -> DynamicTest.dynamicTest(outage.name(), () -> assertPatience(outage)));
  }

  private static void assertPatience(Outage outage) {
    for (ThreadCommand command : outage.commands()) {
      assertThat(outage.world().store().thread(command.threadUuid())).isPresent();
    }
    assertThat(outage.world().reading().created())
        .extracting(event -> event.getThreadUuid())
        .containsExactlyElementsOf(
            outage.commands().stream().map(ThreadCommand::threadUuid).toList());
    assertThat(outage.world().reading().deadLetters()).isEmpty();
    assertThat(outage.world().reading().rejected()).isEmpty();
    assertThat(outage.groupWhileAway()).isEqualTo(outage.groupBefore());
    assertThat(outage.livenessWhileAway()).containsExactly(200);
  }

  @Test
  void shouldSayOnceThatSomethingIsAwayAndOnceThatItIsBack() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(changes.away()).isEmpty());
    assertThat(changes.lines())
        .filteredOn(line -> line.endsWith(StateChanges.AWAY))
        .hasSizeLessThanOrEqualTo(2 * outages.size());
  }
}
