package dev.threadspool.acceptance.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A JVM is killed as {@code kill -9} does; nothing of its cluster may stay. */
class OrphansTest {

  @Test
  void shouldEndWithTheJvmThatStartedThem() throws Exception {
    // Given
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VictimMain.class.getName())
            .redirectError(Path.of("target", "cluster-victim.log").toFile())
            .start();
    try {
      Path folder =
          Path.of(
              victim
                  .inputReader()
                  .lines()
                  .filter(line -> line.startsWith("/"))
                  .findFirst()
                  .orElseThrow());
      assertThat(processesOf(folder)).isNotEmpty();
      // When
      victim.destroyForcibly();
      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                assertThat(processesOf(folder)).isEmpty();
                assertThat(folder).doesNotExist();
              });
    } finally {
      victim.destroyForcibly();
    }
  }

  private static List<String> processesOf(Path folder) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(folder.toString()))
        .toList();
  }
}
