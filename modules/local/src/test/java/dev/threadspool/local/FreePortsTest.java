package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void shouldGiveOutEachPortOnce() {
    int port = FreePorts.find(1).getFirst();
    assertThat(PortClaims.take(port)).isFalse();
  }

  /** Nobody listens there yet: only the other one's claim tells. */
  @Test
  void shouldNotGiveOutWhatALivingProcessHasChosen() throws Exception {
    // Given
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ClaimingMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader told = other.inputReader()) {
      int port = Integer.parseInt(told.readLine());
      // When
      boolean whileItLives = PortClaims.take(port);
      other.destroyForcibly().waitFor();
      boolean afterwards = PortClaims.take(port);
      // Then
      assertThat(FreePorts.isFree(port)).isTrue();
      assertThat(whileItLives).isFalse();
      assertThat(afterwards).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }
}
