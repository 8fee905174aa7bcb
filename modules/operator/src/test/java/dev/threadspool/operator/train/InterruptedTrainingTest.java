package dev.threadspool.operator.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.Threadspool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} in a process of its own, as a shell has it. */
class InterruptedTrainingTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void shouldLeaveNoWorkerBehind() throws Exception {
    // Given: a worker that does not get ready; stopped like this it hears of nothing either.
    Process train = train();
    Awaitility.await().atMost(LONG).until(() -> worker(train).isPresent());
    ProcessHandle worker = worker(train).orElseThrow();
    try {
      assertThat(new ProcessBuilder("sh", "-c", "kill -STOP " + worker.pid()).start().waitFor())
          .isZero();

      // When
      train.destroy();
      boolean ended = train.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);

      // Then
      assertThat(ended).isTrue();
      Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(worker.isAlive()).isFalse());
      assertThat(said()).contains("interrupted");
      try (Stream<Path> left = Files.list(folder.resolve("in"))) {
        assertThat(left).isEmpty();
      }
    } finally {
      worker.destroyForcibly();
      train.destroyForcibly();
    }
  }

  private Process train() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Threadspool.class.getName(),
            "train",
            "--cache",
            folder.resolve("in/worker.aot").toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  /** Its command line begins with what it is started for. */
  private static Optional<ProcessHandle> worker(Process train) {
    assertThat(train.isAlive()).isTrue();
    return train
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("-XX:AOTCacheOutput="))
        .findFirst();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }
}
