package dev.threadspool.ingress.harness;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.openapi.Contract;
import dev.threadspool.contract.openapi.Contract.Meant;
import dev.threadspool.contract.openapi.HeldHttp;
import dev.threadspool.local.sample.SampleLightdash;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One ingress, seen from outside. */
public final class TestIngress implements AutoCloseable {

  /** Longer than any answer may take; a request that waits so long has failed its test. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration LONG = Duration.ofSeconds(60);

  private final HeldHttp http = new HeldHttp();
  private final ConfigurableApplicationContext context;

  TestIngress(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** One of the connections to Lightdash, which nobody else has until it is closed. */
  public Connection takeLightdashConnection() throws SQLException {
    return context.getBean("lightdashPool", DataSource.class).getConnection();
  }

  /**
   * Waits for the first connection to Lightdash: the first request is told 503 where it is slow.
   */
  void warm() {
    await()
        .atMost(LONG)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              try (Connection _ = takeLightdashConnection()) {
                return true;
              }
            });
  }

  /** The same for a reader, who needs the store too, and the keys of the issuer of his token. */
  public TestIngress warmToRead(String authorization) {
    String path = "/%s/threads/%s".formatted(SampleLightdash.OPEN_AGENT, UUID.randomUUID());
    await()
        .atMost(LONG)
        .until(() -> read(authorization, SampleLightdash.PROJECT, path).status() != 503);
    return this;
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public static String threads(UUID projectUuid, UUID agentUuid) {
    return "/api/v1/projects/%s/aiAgents/%s/threads".formatted(projectUuid, agentUuid);
  }

  /** The sample's open agent, asked by its admin. */
  public Answer ask(String body, String... headers) {
    return answer(asking(body, headers).build());
  }

  /** The same with a request that the contract does not allow; it has to be refused. */
  public Answer askAgainstContract(String body, String... headers) {
    return answerAgainstContract(asking(body, headers).build());
  }

  /** The same, without waiting for the answer. */
  public CompletableFuture<Answer> asking(Duration patience, String body, String... headers) {
    HttpRequest request = asking(body, headers).timeout(patience).build();
    return http.sendAsync(request, Meant.VALID).thenApply(Answer::of);
  }

  private HttpRequest.Builder asking(String body, String... headers) {
    return to(threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT))
        .header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN)
        .header("Content-Type", "application/json")
        .headers(headers.length == 0 ? new String[] {"Accept", "application/json"} : headers)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** A path below the AI agents of a project, read with this authorization. */
  public Answer read(String authorization, UUID projectUuid, String path) {
    return reading(authorization, projectUuid, path).join();
  }

  /** The same, without waiting for the answer. */
  public CompletableFuture<Answer> reading(
      String authorization, UUID projectUuid, String path, String... headers) {
    HttpRequest.Builder request =
        to("/api/v1/projects/%s/aiAgents%s".formatted(projectUuid, path))
            .header("Authorization", authorization);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.sendAsync(request.build(), Meant.VALID).thenApply(Answer::of);
  }

  /** A request to be completed. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)))
        .timeout(PATIENCE);
  }

  public Answer answer(HttpRequest request) {
    return Answer.of(http.send(request, Meant.VALID));
  }

  /** The same with a request that the contract does not allow; it has to be refused. */
  public Answer answerAgainstContract(HttpRequest request) {
    return Answer.of(http.send(request, Meant.INVALID));
  }

  /** For what no HTTP client says. */
  public Wire wire() {
    return new Wire(port(), PATIENCE, Contract::hold);
  }

  /** An answer that is no JSON, or not in the envelope. */
  public HttpResponse<byte[]> get(String path) {
    return http.send(to(path).build(), Meant.VALID);
  }

  /** What controllers answer, {@code METHOD path}, without these paths. */
  public Set<String> routes(String... without) {
    Set<String> routes = new TreeSet<>();
    context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping ->
                mapping.getPatternValues().stream()
                    .filter(path -> !Set.of(without).contains(path))
                    .forEach(path -> addAll(routes, mapping, path)));
    return routes;
  }

  private static void addAll(Set<String> routes, RequestMappingInfo mapping, String path) {
    var methods = mapping.getMethodsCondition().getMethods();
    if (methods.isEmpty()) {
      routes.add("any method " + path);
    }
    methods.forEach(method -> routes.add(method + " " + path));
  }

  public int readiness() {
    return http.operate(to("/actuator/health/readiness").build()).statusCode();
  }

  /** What the instance says of itself. */
  public String health() {
    byte[] health = http.operate(to("/actuator/health/ingress").build()).body();
    return new String(health, StandardCharsets.UTF_8);
  }

  public void awaitReady() {
    await().atMost(Duration.ofSeconds(30)).until(() -> readiness() == 200);
  }

  public double counted(String outcome) {
    return context
        .getBean(MeterRegistry.class)
        .get("threadspool.ingress.requests")
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  public double waiting() {
    return gauge("waiting");
  }

  /** One of {@code threadspool.ingress.…}. */
  public double gauge(String name) {
    return context.getBean(MeterRegistry.class).get("threadspool.ingress." + name).gauge().value();
  }

  /** Whether it takes a dependency for one that is there. */
  public boolean isUp(String dependency) {
    return context
            .getBean(MeterRegistry.class)
            .get("threadspool.dependency.up")
            .tag("dependency", dependency)
            .gauge()
            .value()
        == 1;
  }

  /** Stops it, and goes on asking it. */
  public void askToStop() {
    context.close();
  }

  @Override
  public void close() {
    askToStop();
    http.close();
  }
}
