package dev.threadspool.operator.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as a test says, and remembers what it was asked. */
final class FakeIngress implements AutoCloseable {

  private static final Answer MADE = new Answer(200, Map.of(), "{\"results\":{\"uuid\":\"made\"}}");

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** What it says. */
  record Answer(int status, Map<String, String> headers, String body) {

    static Answer busy(String retryAfter) {
      return new Answer(503, Map.of("Retry-After", retryAfter), "{}");
    }
  }

  /** How it comes to it. */
  interface Turn {

    /**
     * @param nth of all requests, from 1
     */
    Answer answer(int nth) throws InterruptedException;
  }

  /** Makes whatever it is asked for. */
  FakeIngress() {
    this(_ -> MADE);
  }

  FakeIngress(Turn turn) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, turn));
    server.start();
  }

  static Answer made() {
    return MADE;
  }

  private void answer(HttpExchange exchange, Turn turn) throws IOException {
    keys.add(Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    try (exchange) {
      Answer answer = turn.answer(keys.size());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The keys of all requests, in their order. */
  List<String> keys() {
    return keys;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
