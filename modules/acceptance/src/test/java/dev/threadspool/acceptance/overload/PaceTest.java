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
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker beside an ingress that ten times as many ask as it has places for: the worker has no
 * more to do than before, and does it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaceTest {

  private static final Logger LOG = LoggerFactory.getLogger(PaceTest.class);

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
    ingress = IngressProcess.start(Launch.of("pace-ingress", settings).heap(HEAP_MIB));
    worker.awaitStarted();
    address = URI.create("http://127.0.0.1:" + ingress.awaitStarted());
    // Also warms both up: what is compared afterwards is not the start.
    try (Crowd first = new Crowd(http, this::asking, PLACES, THREADS)) {
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
    // Given: as many callers as there are places
    Set<String> members = members();
    Stretch calm = stretch(PLACES);
    assertThat(calm.refused()).isZero();

    // When
    Stretch pressed = stretch(10 * PLACES);

    // Then
    // How many are refused depends on how soon the worker makes room, so on the machine.
    assertThat(pressed.refused()).as("it was overloaded").isPositive();
    assertThat(pressed.mostUndecided()).isBetween(1L, (long) PLACES);
    assertThat(members()).as("nobody left the group").isEqualTo(members);
    assertThat(worker.isAlive() && ingress.isAlive()).as("within a small heap").isTrue();
    LOG.info(
        "Beside an overloaded ingress the worker makes {} x the threads a second, with {} x the"
            + " processor time a thread: {} and then {}",
        ratio(pressed.pace(), calm.pace()),
        ratio(pressed.cpuMillisAThread(), calm.cpuMillisAThread()),
        calm,
        pressed);
  }

  /** What was met while so many asked. */
  private record Stretch(int refused, long mostUndecided, double pace, double cpuMillisAThread) {}

  private Stretch stretch(int callers) {
    long most = 0;
    long rows = backlog.stored();
    Duration before = worker.cpuTime();
    try (Crowd crowd = new Crowd(http, this::asking, callers, THREADS)) {
      long[] seen = {0};
      await()
          .atMost(PATIENCE)
          .pollInterval(LOOK_EVERY)
          .until(
              () -> {
                seen[0] = Math.max(seen[0], backlog.undecided());
                return crowd.isDone();
              });
      most = seen[0];
      Duration cpu = worker.cpuTime().minus(before);
      assertThat(crowd.others()).as("answers that are no 200, 429 or 503").isZero();
      assertThat(crowd.untold()).as("refused without Retry-After").isZero();
      assertThat(backlog.stored() - rows).as("rows").isEqualTo(crowd.made());
      return new Stretch(crowd.refused(), most, crowd.pace(), cpu.toNanos() / 1e6 / crowd.made());
    }
  }

  private Set<String> members() {
    return Answers.of(site.admin().describeConsumerGroups(Set.of(site.group())).all())
        .values()
        .stream()
        .flatMap(group -> group.members().stream())
        .map(MemberDescription::consumerId)
        .collect(Collectors.toSet());
  }

  private static String ratio(double one, double other) {
    return "%.2f".formatted(one / other);
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
