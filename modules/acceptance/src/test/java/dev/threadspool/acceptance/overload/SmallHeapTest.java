package dev.threadspool.acceptance.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.process.IngressProcess;
import dev.threadspool.acceptance.faults.process.Launch;
import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.contract.openapi.Contract.Meant;
import dev.threadspool.contract.openapi.HeldHttp;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An ingress with a small heap, which ends at its first OutOfMemoryError, is sent many times what
 * it can hold while no worker answers.
 */
class SmallHeapTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int HEAP_MIB = 128;
  private static final int REQUESTS = 150;
  private static final byte[] LARGE =
      "{\"prompt\":\"What sells?\",\"ignored\":\"%s\"}"
          .formatted("x".repeat(900_000))
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] SMALL =
      "{\"prompt\":\"Still there?\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void shouldRefuseWhatItCannotHold() {
    // Given
    Site site = Site.on(LocalStack.shared(), "small_heap", 1);
    Map<String, Object> settings = site.ingressProperties("small");
    settings.put("threadspool.ingress.max-waiting-bytes", "8MB");
    settings.put("threadspool.ingress.wait", "3s");
    // A cold process with so little memory may take its time with the first ones.
    settings.put("threadspool.ingress.publish-timeout", "60s");
    try (site;
        HeldHttp http = new HeldHttp();
        IngressProcess ingress =
            IngressProcess.start(Launch.of("small-heap-ingress", settings).heap(HEAP_MIB))) {
      URI address = URI.create("http://127.0.0.1:" + ingress.awaitStarted());
      await().atMost(PATIENCE).until(() -> isReady(http, address));

      // When
      List<CompletableFuture<HttpResponse<byte[]>>> asked =
          Stream.generate(() -> http.sendAsync(asking(address, LARGE), Meant.VALID))
              .limit(REQUESTS)
              .toList();
      await().atMost(PATIENCE).until(() -> asked.stream().allMatch(CompletableFuture::isDone));

      // Then
      assertThat(ingress.isAlive()).isTrue();
      assertThat(asked)
          .filteredOn(answer -> !answer.isCompletedExceptionally())
          .extracting(answer -> answer.join().statusCode())
          .isSubsetOf(503, 504)
          .contains(503, 504);
      try (WorkerProcess worker =
          WorkerProcess.start(Launch.of("small-heap-worker", site.workerProperties("worker")))) {
        worker.awaitStarted();
        await()
            .atMost(PATIENCE)
            .until(() -> http.send(asking(address, SMALL), Meant.VALID).statusCode() == 200);
      }
    }
  }

  private static HttpRequest asking(URI ingress, byte[] body) {
    return HttpRequest.newBuilder(
            ingress.resolve(
                "/api/v1/projects/%s/aiAgents/%s/threads"
                    .formatted(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT)))
        .timeout(PATIENCE)
        .header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static boolean isReady(HeldHttp http, URI ingress) {
    try {
      return http.operate(
                  HttpRequest.newBuilder(ingress.resolve("/actuator/health/readiness")).build())
              .statusCode()
          == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
