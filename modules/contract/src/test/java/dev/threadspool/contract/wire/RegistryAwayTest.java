package dev.threadspool.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Registry;
import dev.threadspool.contract.topics.TopicNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A registry that cannot answer is waited for. Were it taken for a record that cannot be read,
 * every command of an outage would be a dead letter.
 */
class RegistryAwayTest {

  private static final ThreadCreateCommand COMMAND = CommandCodec.toAvro(Commands.plain());
  private static final byte[] BYTES = AvroWireTest.framed(1, Binary.encode(COMMAND));

  @Test
  void shouldTellThatNobodyListens() {
    assertUnavailable(Registry.away());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "500 | {\"error_code\":50001,\"message\":\"Error in the backend data store\"}",
        "503 | Service Unavailable",
        "502 | <html>Bad Gateway</html>",
        "401 | {\"error_code\":401,\"message\":\"Unauthorized\"}",
        "403 | {\"error_code\":40301,\"message\":\"Forbidden\"}",
        "429 | {\"error_code\":42901,\"message\":\"Too many requests\"}",
        "404 | <html>no such page</html>",
        "404 | {\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}",
        "200 | <html>Sign in</html>"
      })
  void shouldTellThatItAnswersAsNoRegistryShould(int status, String body) throws IOException {
    // Given: a proxy, a gateway, a registry in trouble.
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try {

      // Then
      assertUnavailable(
          Map.of("schema.registry.url", "http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldReadForManyAtOnceWhatOneHasReadBefore() throws Exception {
    // Given: a registry that goes away when the first record is read.
    TopicNames topics = new TopicNames(Registry.topic() + ".");
    String topic = topics.create();
    try (SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration())) {
      SchemaCatalogue.bySubject(topics).forEach(registrar::register);
    }
    HttpServer way = wayToTheRegistry();
    int readers = 8;
    CyclicBarrier together = new CyclicBarrier(readers);
    try (AvroWire wire =
            new AvroWire(
                Map.of("schema.registry.url", "http://127.0.0.1:" + way.getAddress().getPort()));
        ExecutorService threads = Executors.newFixedThreadPool(readers)) {
      byte[] bytes = wire.encode(topic, COMMAND);
      assertThat(wire.decode(topic, bytes, ThreadCreateCommand.class)).isEqualTo(COMMAND);
      way.stop(0);

      // When
      List<Future<ThreadCreateCommand>> read =
          IntStream.range(0, readers)
              .mapToObj(
                  _ ->
                      threads.submit(
                          () -> {
                            together.await();
                            // So often that some do it at the same time.
                            for (int i = 1; i < 1_000; i++) {
                              wire.decode(topic, bytes, ThreadCreateCommand.class);
                            }
                            return wire.decode(topic, bytes, ThreadCreateCommand.class);
                          }))
              .toList();

      // Then
      for (Future<ThreadCreateCommand> one : read) {
        assertThat(one.get()).isEqualTo(COMMAND);
      }
    } finally {
      way.stop(0);
    }
  }

  /** Passes everything on, until it is stopped. */
  private static HttpServer wayToTheRegistry() throws IOException {
    URI registry = URI.create(String.valueOf(Registry.configuration().get("schema.registry.url")));
    HttpServer way =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpClient client = HttpClient.newHttpClient();
    way.createContext(
        "/",
        exchange -> {
          try {
            var answer =
                client.send(
                    HttpRequest.newBuilder(
                            URI.create(registry + exchange.getRequestURI().toString()))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                        .build(),
                    BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            exchange.close();
          }
        });
    way.start();
    return way;
  }

  private static void assertUnavailable(Map<String, Object> configuration) {
    try (AvroWire wire = new AvroWire(configuration)) {
      assertThatThrownBy(() -> wire.decode("topic", BYTES, ThreadCreateCommand.class))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> wire.encode("topic", COMMAND))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }
}
