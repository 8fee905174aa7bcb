package dev.threadspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests run on where Docker does not answer; in JVMs of their own, which ask once. */
class ChoiceTest {

  /** Nobody listens there. */
  private static final String NO_DOCKER = "tcp://127.0.0.1:1";

  @TempDir private Path home;

  @Test
  void shouldTakeTheEmbeddedPartsAndSayWhy() throws Exception {
    // When
    String output = choose("auto");
    // Then
    assertThat(output.lines().filter(line -> line.contains("infra=")))
        .singleElement()
        .asString()
        .contains("infra=\"embedded\"", "Docker is not available")
        .contains("Could not find a valid Docker environment");
  }

  @Test
  void shouldNotAskForDockerWhenTheEmbeddedPartsAreWanted() throws Exception {
    // When
    String output = choose("embedded");
    // Then
    assertThat(output).contains("infra=\"embedded\"", "because=\"as asked\"");
  }

  @Test
  void shouldRefuseToGoOnWithoutDockerWhenItIsWanted() throws Exception {
    // When
    String output = choose("docker");
    // Then
    assertThat(output)
        .contains("LocalStackException: -Dinfra=docker, but containers cannot be had:")
        .contains("Docker is not available")
        .doesNotContain("infra=\"");
  }

  private String choose(String infra) throws IOException, InterruptedException {
    Path output = home.resolve("output");
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dinfra=" + infra,
                // Testcontainers remembers there which Docker it found.
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                ChoiceMain.class.getName()));
    builder.environment().put("DOCKER_HOST", NO_DOCKER);
    builder.environment().put("TESTCONTAINERS_CLIENT_PING_TIMEOUT", "1");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
