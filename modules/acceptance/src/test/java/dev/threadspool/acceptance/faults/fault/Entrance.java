package dev.threadspool.acceptance.faults.fault;

import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.process.IngressProcess;
import dev.threadspool.acceptance.faults.process.Launch;
import dev.threadspool.contract.openapi.HeldHttp;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An ingress by its name. One process follows the other under the same name, on another port.
 * Thread-safe.
 */
public final class Entrance implements AutoCloseable {

  private static final Duration READY = Duration.ofMinutes(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final HeldHttp http = new HeldHttp();
  private final Launch launch;
  private volatile IngressProcess process;

  /** Starts its first process, and does not wait. */
  Entrance(Launch launch) {
    this.launch = launch;
    this.process = IngressProcess.start(launch);
  }

  /** Where it is asked; null where no process runs now. */
  public @Nullable URI addressNow() {
    OptionalInt port = process.port();
    return port.isPresent() ? address(port.getAsInt()) : null;
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Waits until it takes requests. */
  void awaitReady() {
    await("an ingress that is ready")
        .atMost(READY)
        .pollInterval(Duration.ofMillis(100))
        .until(this::isReady);
  }

  private boolean isReady() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                address(process.awaitStarted()).resolve("/actuator/health/readiness"))
            .timeout(ANSWER)
            .build();
    try {
      return http.operate(request).statusCode() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  /** SIGKILL, in the middle of whatever it does. */
  void kill9() {
    process.kill9();
  }

  /** Starts a process in place of one that has ended; returns when it takes requests. */
  void startAnew() {
    process = IngressProcess.start(launch);
    awaitReady();
  }

  @Override
  public void close() {
    process.close();
    http.close();
  }
}
