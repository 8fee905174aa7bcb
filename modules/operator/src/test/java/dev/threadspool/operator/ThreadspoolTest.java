package dev.threadspool.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a process begins. */
class ThreadspoolTest {

  private static final String READER = "[class,load] picocli.CommandLine ";
  private static final String WORKER = "[class,load] dev.threadspool.worker.config.WorkerSettings ";

  @TempDir private Path folder;

  /** A failure to start is told without it too. */
  @Test
  void shouldStartAServerWithoutWhatReadsCommandLines() throws Exception {
    // When
    String said = run(ExitCode.USAGE, "worker", "--threadspool.worker.lanes=many");

    // Then
    assertThat(said)
        .contains(WORKER, "threadspool: ", "'threadspool.worker.lanes'", "many")
        .doesNotContain(READER, "\tat ");
  }

  @Test
  void shouldReadWhateverIsNoSetting() throws Exception {
    assertThat(run(ExitCode.OK, "worker", "--help")).contains(READER, "Usage: threadspool worker");
    assertThat(run(ExitCode.OK, "ingress", "-h")).contains(READER, "Usage: threadspool ingress");
    assertThat(run(ExitCode.USAGE, "wroker")).contains(READER, "wroker");
  }

  private String run(int exitCode, String... arguments) throws Exception {
    Path said = folder.resolve("said.txt");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xlog:class+load:stdout:tags",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Threadspool.class.getName()),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(exitCode);
      return Files.readString(said);
    } finally {
      process.destroyForcibly();
    }
  }
}
