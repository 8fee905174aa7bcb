package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.openapi.Exchange;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.Wire;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
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
        try (Wire caller = ingress.wire()) {
          // When
          caller.begin(head(ingress));
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(50))
              .until(() -> isAnswered(caller, trickles));

          // Then
          Exchange.Answer answer = caller.finish();
          assertThat(answer.status()).isEqualTo(408);
          assertThat(answer.headers().firstValue("Connection")).contains("close");
          assertThat(answer.body()).asString().contains("\"name\":\"ParameterError\"");
        }
        await().atMost(PATIENCE).until(() -> ingress.waiting() == 0);
      }
    }
  }

  private static boolean isAnswered(Wire caller, boolean trickles) throws IOException {
    if (caller.isAnswered()) {
      return true;
    }
    if (trickles) {
      caller.trickle();
    }
    return false;
  }

  private static String[] head(TestIngress ingress) {
    return new String[] {
      "POST %s HTTP/1.1"
          .formatted(TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT)),
      "Host: 127.0.0.1:" + ingress.port(),
      "Authorization: ApiKey " + SampleLightdash.ADMIN_TOKEN,
      "Content-Type: application/json",
      "Content-Length: 100000"
    };
  }
}
