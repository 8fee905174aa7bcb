package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHomeTest {

  @TempDir private Path scratch;

  @Test
  void shouldFindWhatTheBuildUnpacked() {
    assertThat(RegistryHome.jar()).isAbsolute().hasFileName("quarkus-run.jar");
  }

  @Test
  void shouldSayHowToUnpackARegistryThatIsNotThere() {
    // Given
    System.setProperty("threadspool.registry.home", scratch.toString());
    try {
      // When, Then
      assertThatThrownBy(RegistryHome::jar)
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("There is no schema registry in " + scratch)
          .hasMessageContaining("-Dthreadspool.registry.home=");
    } finally {
      System.clearProperty("threadspool.registry.home");
    }
  }
}
