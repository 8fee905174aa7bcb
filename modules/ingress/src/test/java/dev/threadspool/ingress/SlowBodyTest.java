package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies that take their time do not keep a place for ever. */
class SlowBodyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void shouldEndThoseThatPauseAndThoseThatTrickle() throws IOException {
    try (World world = new World()) {
      // Given
      TestIngress ingress =
          world.startReady(
              Map.of(
                  "threadspool.ingress.body-timeout", "1s",
                  "server.tomcat.connection-timeout", "1500ms"));

      for (boolean trickles : new boolean[] {true, false}) {
        try (Socket caller = new Socket("127.0.0.1", ingress.port())) {
          // When
          caller.getOutputStream().write(head(ingress));
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(50))
              .until(() -> isAnswered(caller, trickles));

          // Then
          String answer =
              new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          assertThat(answer)
              .startsWith("HTTP/1.1 408")
              .contains("Connection: close", "\"name\":\"ParameterError\"");
        }
        await().atMost(PATIENCE).until(() -> ingress.waiting() == 0);
      }
    }
  }

  private static boolean isAnswered(Socket caller, boolean trickles) throws IOException {
    if (caller.getInputStream().available() > 0) {
      return true;
    }
    if (trickles) {
      caller.getOutputStream().write(' ');
    }
    return false;
  }

  private static byte[] head(TestIngress ingress) {
    return """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Authorization: ApiKey %s\r
        Content-Type: application/json\r
        Content-Length: 100000\r
        \r
        """
        .formatted(
            TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT),
            ingress.port(),
            SampleLightdash.ADMIN_TOKEN)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
