package dev.threadspool.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
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

  private static void assertUnavailable(Map<String, Object> configuration) {
    try (AvroWire wire = new AvroWire(configuration)) {
      assertThatThrownBy(() -> wire.decode("topic", BYTES, ThreadCreateCommand.class))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> wire.encode("topic", COMMAND))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }
}
