package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A database whose connections are all in use is not away. */
class BusyPoolTest {

  @Test
  void shouldSayThatTooManyWait() throws SQLException {
    try (World world = new World()) {
      // Given
      TestIngress ingress = world.startReady(Map.of("threadspool.lightdash.pool-size", "1"));
      try (Connection _ = ingress.takeLightdashConnection()) {

        // When
        Answer answer = ingress.ask("{}");

        // Then
        answer.isError(503, "ServiceUnavailableError");
        assertThat(answer.message())
            .isEqualTo("Too many requests wait at once; nothing was asked for");
        assertThat(ingress.counted("overloaded")).isEqualTo(1);
        assertThat(ingress.counted("unavailable")).isZero();
        assertThat(ingress.readiness()).isEqualTo(200);
      }
      ingress.ask("{}").isOk();
    }
  }
}
