package dev.threadspool.ingress.harness;

import static org.awaitility.Awaitility.await;

import dev.threadspool.ingress.openapi.Contract;
import dev.threadspool.ingress.openapi.Contract.Meant;
import dev.threadspool.ingress.openapi.Exchange;
import dev.threadspool.local.sample.SampleLightdash;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One ingress, seen from outside. */
public final class TestIngress implements AutoCloseable {

  /** Longer than any answer may take; a request that waits so long has failed its test. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConfigurableApplicationContext context;

  TestIngress(ConfigurableApplicationContext context) {
    this.context = context;
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
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> held(request, response, Meant.VALID));
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
    HttpRequest built = request.build();
    return client
        .sendAsync(built, HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> held(built, response, Meant.VALID));
  }

  /** A request to be completed. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)))
        .timeout(PATIENCE);
  }

  public Answer answer(HttpRequest request) {
    return held(request, send(request), Meant.VALID);
  }

  /** The same with a request that the contract does not allow; it has to be refused. */
  public Answer answerAgainstContract(HttpRequest request) {
    return held(request, send(request), Meant.INVALID);
  }

  /** Every exchange of every test passes here. */
  private static Answer held(HttpRequest request, HttpResponse<byte[]> response, Meant meant) {
    Contract.hold(Exchange.of(request, response), meant);
    return Answer.of(response);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What comes back for a head of a request, without its last line; as it goes over the wire. */
  public String raw(String head) {
    return raw(head, () -> {});
  }

  /**
   * The same, for a slow reader.
   *
   * @param pause what happens when the answer has begun, and no more of it is read
   */
  public String raw(String head, Runnable pause) {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress("127.0.0.1", port()));
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      InputStream answer = socket.getInputStream();
      byte[] begin = answer.readNBytes(12);
      pause.run();
      return new String(begin, StandardCharsets.UTF_8)
          + new String(rest(answer), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer that is no JSON, or not in the envelope. */
  public HttpResponse<byte[]> get(String path) {
    HttpRequest request = to(path).build();
    HttpResponse<byte[]> response = send(request);
    Contract.hold(Exchange.of(request, response), Meant.VALID);
    return response;
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

  /** Up to the end, be it that the answer is whole or that it is cut off. */
  private static byte[] rest(InputStream answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      answer.transferTo(bytes);
    } catch (SocketException e) {
      // It is cut off.
    }
    return bytes.toByteArray();
  }

  public int readiness() {
    return send(to("/actuator/health/readiness").build()).statusCode();
  }

  /** What the instance says of itself. */
  public String health() {
    byte[] health = send(to("/actuator/health/ingress").build()).body();
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

  @Override
  public void close() {
    context.close();
  }
}
