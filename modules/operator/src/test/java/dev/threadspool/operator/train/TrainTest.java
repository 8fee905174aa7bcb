package dev.threadspool.operator.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.Run;
import dev.threadspool.operator.Threadspool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train}, once for all; and JVMs as {@code bin/threadspool worker} starts them. */
class TrainTest {

  private static final String CLASS_PATH = "threadspool.worker.class-path";
  private static final String OPTIONS = "threadspool.worker.java-options";
  private static final List<String> OF_WORKER =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

  @TempDir static Path jarsMade;
  @TempDir static Path folder;
  @TempDir Path other;

  private static List<Path> jars = List.of();
  private static Path cache = Path.of("not made");
  private static Run training = new Run(-1, "", "");

  @BeforeAll
  static void train() {
    jars = Jars.of(jarsMade);
    cache = folder.resolve("in/here/worker.aot");
    System.setProperty(CLASS_PATH, classPath(jars));
    System.setProperty(OPTIONS, String.join(" ", OF_WORKER));
    training = Run.of("train", "--cache", cache.toString());
  }

  @AfterAll
  static void forget() {
    System.clearProperty(CLASS_PATH);
    System.clearProperty(OPTIONS);
  }

  @Test
  void shouldLeaveTheCacheAndNothingElse() throws IOException {
    // Then
    assertThat(training.exitCode()).as(training.out() + training.err()).isZero();
    assertThat(training.out()).contains("stopped, cache written", cache.toString());
    try (Stream<Path> left = Files.list(cache.getParent())) {
      assertThat(left).containsExactly(cache);
    }
  }

  @Test
  void shouldGiveAWorkerItsClasses() throws Exception {
    // When: with AOTMode=on a JVM ends at once where the cache does not fit.
    Ended ended =
        worker(List.of("-XX:AOTMode=on", "-Xlog:class+load", "-XX:AOTCache=" + cache), jars);

    // Then
    assertThat(ended.exitCode()).as(ended.said()).isZero();
    assertThat(ended.said())
        .contains("Usage: threadspool worker")
        .containsPattern("threadspool\\.worker\\.decide\\.Decider source: shared objects file")
        .containsPattern("spring\\S+\\.SpringApplication source: shared objects file");
  }

  @Test
  void shouldNotKeepAWorkerOfAnotherBuildFromStarting() throws Exception {
    // Given: the same jars, one of them written again.
    List<Path> rebuilt = new ArrayList<>(jars);
    int last = rebuilt.size() - 1;
    rebuilt.set(last, Files.copy(jars.get(last), other.resolve("rebuilt.jar")));

    // When
    Ended forced = worker(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache), rebuilt);
    Ended ended = worker(List.of("-XX:AOTCache=" + cache), rebuilt);

    // Then
    assertThat(forced.exitCode()).as("the cache does not fit: " + forced.said()).isNotZero();
    assertThat(ended.exitCode()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("Usage: threadspool worker");
  }

  @Test
  void shouldNotKeepAWorkerFromStartingWhereTheCacheIsDamaged() throws Exception {
    // Given
    Path damaged = Files.writeString(other.resolve("damaged.aot"), "this is no cache");

    // When
    Ended ended = worker(List.of("-XX:AOTCache=" + damaged), jars);

    // Then
    assertThat(ended.exitCode()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("Usage: threadspool worker");
  }

  @Test
  void shouldSayWhereNobodyHasNamedAFile() {
    // When
    Run run = Run.of("train");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--cache", "bin/threadspool train");
  }

  /** How a JVM ended, and what it said on both streams. */
  private record Ended(int exitCode, String said) {}

  /** The help of the command: all of the JVM's start, and no stack. */
  private Ended worker(List<String> options, List<Path> jars) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(OF_WORKER);
    command.addAll(
        List.of("-cp", classPath(jars), Threadspool.class.getName(), "worker", "--help"));
    Path said = other.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String classPath(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
