package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Here, where no containers are on the class path. */
class InfraTest {

  @ParameterizedTest
  @CsvSource({",AUTO", "'',AUTO", "auto,AUTO", "docker,DOCKER", "embedded,EMBEDDED"})
  void shouldBeWhatThePropertySays(@Nullable String value, Infra expected) {
    assertThat(Infra.parse(value)).isEqualTo(expected);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Infra.parse("podman"))
        .isInstanceOf(LocalStackException.class)
        .hasMessage("-Dinfra=podman is none of auto, docker, embedded");
  }

  @ParameterizedTest
  @CsvSource({"AUTO", "EMBEDDED"})
  void shouldTakeTheEmbeddedPartsWithoutContainers(Infra infra) {
    assertThat(infra.choose()).isInstanceOf(Embedded.class);
  }

  @Test
  void shouldSayWhyContainersCannotBeHad() {
    assertThatThrownBy(Infra.DOCKER::choose)
        .isInstanceOf(LocalStackException.class)
        .hasMessage(
            "-Dinfra=docker, but containers cannot be had:"
                + " threadspool-containers is not on the class path");
  }
}
