package dev.threadspool.worker.resolve.provider;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server in a provider's place. It says what it is told to, and notes what it is asked. */
public final class FakeProvider implements AutoCloseable {

  /** Answers a request; what it throws ends the connection without an answer. */
  public interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  /**
   * @param path as it came, still percent-encoded
   */
  record Request(String method, String path, Headers headers) {

    @Nullable String header(String name) {
      return headers.getFirst(name);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = exchange -> send(exchange, 404, Map.of(), "{}");

  public FakeProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders()));
    try (exchange) {
      behaviour.answer(exchange);
    }
  }

  /** {@code http://127.0.0.1:<port>}. */
  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void behaves(Behaviour next) {
    behaviour = next;
  }

  /** The same answer to everybody. */
  public void answers(int status, String body) {
    answers(status, Map.of(), body);
  }

  public void answers(int status, Map<String, String> headers, String body) {
    behaves(exchange -> send(exchange, status, headers, body));
  }

  /** What was asked so far, in the order of arrival. */
  List<Request> requests() {
    return requests;
  }

  /** An answer with these headers, without a body where it is empty. */
  public static void send(
      HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean bodiless = status == 304 || bytes.length == 0;
    exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
    if (!bodiless) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
