package dev.threadspool.acceptance.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.local.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every worker and every ingress is restarted in turn, in good order, while callers ask. */
class RollingRestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CALLERS = 24;
  private static final AtomicInteger SITES = new AtomicInteger();

  private Site site;
  private List<Instance> workers;

  @BeforeEach
  void start() {
    site = Site.on(LocalStack.shared(), "restart" + SITES.incrementAndGet(), 4);
    workers = List.of(Instance.worker(site, "worker-0"), Instance.worker(site, "worker-1"));
  }

  @AfterEach
  void stop() {
    workers.forEach(Instance::close);
    site.close();
  }

  /**
   * While the only ingress is down nobody is there to connect to: that is all that callers meet
   * beyond a 503 that tells when to come again. What was taken is answered.
   */
  @Test
  void shouldLetCallersOfOneIngressMeetNoMoreThanARetryable503() {
    // Given
    try (Instance ingress = ingress("ingress-0", "0s");
        Callers callers = Callers.start(CALLERS, List.of(ingress))) {
      awaitMoreThreads(callers);

      // When
      for (Instance instance : List.of(workers.get(0), ingress, workers.get(1))) {
        instance.restart();
        awaitMoreThreads(callers);
      }
      Tally met = callers.stop();

      // Then
      assertThat(met.answers().keySet()).as(met.toString()).isSubsetOf(200, 503);
      assertThat(met.cutOff()).isEmpty();
      isDoneOnceEach(met);
    }
  }

  /** Callers who ask the other ingress with the same key see nothing of it. */
  @Test
  void shouldLetCallersOfTwoIngressesMeetNothing() {
    // Given
    try (Instance one = ingress("ingress-0", "1s");
        Instance other = ingress("ingress-1", "1s");
        Callers callers = Callers.start(CALLERS, List.of(one, other))) {
      awaitMoreThreads(callers);

      // When
      for (Instance instance : List.of(one, workers.get(0), other, workers.get(1))) {
        instance.restart();
        awaitMoreThreads(callers);
      }
      Tally met = callers.stop();

      // Then
      assertThat(met.answers().keySet()).as(met.toString()).isSubsetOf(200, 503);
      isDoneOnceEach(met);
    }
  }

  private Instance ingress(String name, String notice) {
    return Instance.ingress(site, name, Map.of("threadspool.ingress.shutdown-notice", notice));
  }

  /** Nobody is in the middle of something that will not go on. */
  private static void awaitMoreThreads(Callers callers) {
    int before = callers.tally().threads().size();
    await().atMost(PATIENCE).until(() -> callers.tally().threads().size() > before + 10 * CALLERS);
  }

  private void isDoneOnceEach(Tally met) {
    assertThat(met.wrong()).isEmpty();
    assertThat(met.threads().values()).doesNotHaveDuplicates();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Created.threads(site))
                    .containsExactlyInAnyOrderElementsOf(met.threads().values()));
    assertThat(stored()).isEqualTo(met.threads().size());
  }

  private long stored() {
    return site.storeRows()
        .withHandle(
            handle -> handle.createQuery("SELECT count(*) FROM thread").mapTo(Long.class).one());
  }
}
