package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM is killed as {@code kill -9} does; nothing of its stack may stay. */
class WatchdogTest {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration CLEAN_UP = Duration.ofSeconds(30);

  @TempDir private Path scratch;

  private final List<Process> victims = new ArrayList<>();

  @AfterEach
  void endVictims() {
    victims.forEach(Process::destroyForcibly);
  }

  @Test
  void shouldLeaveNeitherProcessNorFolderOfATemporaryStack() throws Exception {
    // Given
    Process victim = victim();
    Path folder = awaitReady(victim);
    assertThat(commandLines(folder))
        .anyMatch(line -> line.contains("quarkus-run.jar"))
        .anyMatch(line -> line.contains("postgres"));
    // When
    victim.destroyForcibly();
    // Then
    await()
        .atMost(CLEAN_UP)
        .untilAsserted(
            () -> {
              assertThat(commandLines(folder)).isEmpty();
              assertThat(folder).doesNotExist();
            });
  }

  @Test
  void shouldLetTheNextStackStartAtOnceInAKeptFolder() throws Exception {
    // Given
    Path folder = scratch.resolve("kept");
    Process victim = victim(folder.toString());
    awaitReady(victim);
    // When
    victim.destroyForcibly().waitFor();
    // Then
    try (var stack = LocalStack.in(folder, LocalPorts.free())) {
      var sample = new Sample(stack, "orphaned");
      sample.assertRowKept();
      sample.assertRecordKept();
    }
    assertThat(commandLines(folder)).isEmpty();
  }

  private Process victim(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VictimMain.class.getName(),
                report().toString()));
    command.addAll(List.of(arguments));
    Process victim =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("victim.log").toFile())
            .start();
    victims.add(victim);
    return victim;
  }

  private Path awaitReady(Process victim) throws IOException {
    await().atMost(START).until(() -> Files.exists(report()) || !victim.isAlive());
    assertThat(report()).as(LogTail.of(scratch.resolve("victim.log"))).exists();
    return Path.of(Files.readString(report()));
  }

  private Path report() {
    return scratch.resolve("report");
  }

  /** Without the victim itself, whose arguments name the folder of a kept stack. */
  private static List<String> commandLines(Path folder) {
    return Processes.of(folder).stream()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> !line.contains(VictimMain.class.getName()))
        .toList();
  }
}
