package dev.threadspool.acceptance.restart;

import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.contract.openapi.HeldHttp;
import dev.threadspool.ingress.IngressApplication;
import dev.threadspool.worker.WorkerApplication;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker or an ingress that is restarted under its name; each time at another port. */
final class Instance implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HeldHttp HTTP = new HeldHttp();

  private final Supplier<ConfigurableApplicationContext> start;
  private ConfigurableApplicationContext running;
  private volatile URI address;

  private Instance(Supplier<ConfigurableApplicationContext> start) {
    this.start = start;
    this.running = start.get();
    this.address = address(running);
    awaitReady();
  }

  static Instance worker(Site site, String name) {
    Map<String, Object> properties = site.workerProperties(name);
    return new Instance(() -> WorkerApplication.start(properties));
  }

  static Instance ingress(Site site, String name, Map<String, Object> settings) {
    Map<String, Object> properties = site.ingressProperties(name);
    properties.putAll(settings);
    return new Instance(() -> IngressApplication.start(properties));
  }

  /** Where it is, or was before it was stopped. Safe for use by several threads. */
  URI address() {
    return address;
  }

  /** Stops it in good order and starts it anew; returns when it is ready. */
  void restart() {
    running.close();
    running = start.get();
    awaitReady();
    address = address(running);
  }

  private void awaitReady() {
    URI readiness = address(running).resolve("/actuator/health/readiness");
    await().atMost(PATIENCE).until(() -> isReady(readiness));
  }

  private static boolean isReady(URI readiness) {
    try {
      return HTTP.operate(HttpRequest.newBuilder(readiness).build()).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static URI address(ConfigurableApplicationContext context) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    running.close();
  }
}
