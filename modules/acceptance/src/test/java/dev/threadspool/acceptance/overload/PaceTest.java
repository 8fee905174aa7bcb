package dev.threadspool.acceptance.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.process.IngressProcess;
import dev.threadspool.acceptance.faults.process.Launch;
import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.contract.openapi.HeldHttp;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.milestone.Milestone;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A worker beside an ingress that ten times as many ask as it has places for: the worker has no
 * more to do than before, and does it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int PLACES = 16;
  private static final int HEAP_MIB = 128;
  private static final int THREADS = 600;

  private final Site site = Site.on(LocalStack.shared(), "pace", 4);
  private final Backlog backlog = new Backlog(site);
  private final HeldHttp http = new HeldHttp();
  private WorkerProcess worker;
  private IngressProcess ingress;
  private URI address;

  @BeforeAll
  void start() {
    worker =
        WorkerProcess.start(
            Launch.of("pace-worker", site.workerProperties("worker")).heap(HEAP_MIB));
    Map<String, Object> settings = site.ingressProperties("ingress");
    settings.put("threadspool.ingress.max-waiting", PLACES);
    settings.put("threadspool.ingress.caller-share", "1");
    // Who is given up while a command is undecided leaves a place to somebody else.
    settings.put("threadspool.ingress.wait", "60s");
    settings.put("threadspool.ingress.publish-timeout", "60s");
    ingress = IngressProcess.start(Launch.of("pace-ingress", settings).heap(HEAP_MIB));
    worker.awaitStarted();
    address = URI.create("http://127.0.0.1:" + ingress.awaitStarted());
    try (Crowd first = crowd(PLACES)) {
      await().atMost(PATIENCE).ignoreExceptions().until(first::isDone);
    }
  }

  @AfterAll
  void stop() {
    http.close();
    ingress.close();
    worker.close();
    site.close();
  }

  @Test
  void shouldGiveTheWorkerNoMoreThanTheIngressHasPlacesFor() {
    // Given: places for all callers
    Set<String> members = members();
    try (Crowd calm = crowd(PLACES / 2)) {
      await().atMost(PATIENCE).until(calm::isDone);
      assertThat(calm.refused()).isZero();
    }

    // When: ten callers a place, and a lane of the worker that stands still for a while
    long before = backlog.stored();
    AtomicLong most = new AtomicLong();
    worker.hold(Milestone.POLLED, 1);
    try (Crowd pressed = crowd(10 * PLACES)) {
      await()
          .atMost(PATIENCE)
          .until(() -> backlog.undecided() >= PLACES && pressed.refused() > 10 * PLACES);
      long held = backlog.undecided();
      worker.release();
      await()
          .atMost(PATIENCE)
          .pollInterval(LOOK_EVERY)
          .until(
              () -> {
                most.accumulateAndGet(backlog.undecided(), Math::max);
                return pressed.isDone();
              });

      // Then
      assertThat(held).isEqualTo(PLACES);
      assertThat(most).hasValueLessThanOrEqualTo(PLACES);
      assertThat(pressed.others()).as("answers that are no 200, 429 or 503").isZero();
      assertThat(pressed.untold()).as("refused without Retry-After").isZero();
      assertThat(backlog.stored() - before).as("rows").isEqualTo(pressed.made());
    }
    assertThat(members()).as("nobody left the group").isEqualTo(members);
    assertThat(worker.isAlive() && ingress.isAlive()).as("within a small heap").isTrue();
  }

  private Crowd crowd(int callers) {
    return new Crowd(http, this::asking, callers, THREADS);
  }

  private Set<String> members() {
    return Answers.of(site.admin().describeConsumerGroups(Set.of(site.group())).all())
        .values()
        .stream()
        .flatMap(group -> group.members().stream())
        .map(MemberDescription::consumerId)
        .collect(Collectors.toSet());
  }

  private HttpRequest asking() {
    return HttpRequest.newBuilder(
            address.resolve(
                "/api/v1/projects/%s/aiAgents/%s/threads"
                    .formatted(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT)))
        .timeout(PATIENCE)
        .header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"What sells?\"}"))
        .build();
  }
}
