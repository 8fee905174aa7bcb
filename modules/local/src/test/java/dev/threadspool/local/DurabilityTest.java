package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written stays, whatever happens to the parts. */
class DurabilityTest {

  private static final List<String> PROGRESS = new CopyOnWriteArrayList<>();
  private static final LocalPorts PORTS = LocalPorts.free();

  @TempDir private static Path folder;

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.in(folder, PORTS);
    stack.start(new Recorder());
  }

  @AfterAll
  static void close() {
    stack.close();
  }

  @Test
  void shouldTellHowTheStartGoesOn() {
    assertThat(PROGRESS)
        .containsExactlyInAnyOrder(
            "starting Kafka",
            "ready Kafka",
            "starting PostgreSQL",
            "ready PostgreSQL",
            "starting schema registry",
            "ready schema registry")
        .containsSubsequence("starting Kafka", "ready Kafka")
        .containsSubsequence("ready PostgreSQL", "starting schema registry");
  }

  @Test
  void shouldKeepDataWhenPartsAreKilledAndStartedAgain() throws Exception {
    // Given
    var sample = new Sample(stack, "killed");
    sample.write();
    // When
    List<LocalPart> parts = List.of(stack.registry(), stack.kafka(), stack.postgres());
    parts.forEach(LocalPart::kill);
    // Then
    assertThat(parts).noneMatch(LocalPart::isRunning);
    assertThat(List.of(PORTS.kafka(), PORTS.postgres(), PORTS.registry()))
        .allMatch(FreePorts::isFree);
    // When
    parts.reversed().forEach(LocalPart::start);
    // Then
    assertThat(parts).allMatch(LocalPart::isRunning);
    sample.assertKept();
  }

  @Test
  void shouldStayStoppedUntilItsHandleStartsIt() {
    // Given
    String url = stack.jdbcUrl("sample");
    // When
    stack.postgres().stop();
    // Then
    assertThat(stack.jdbcUrl("sample")).isEqualTo(url);
    assertThat(stack.postgres().isRunning()).isFalse();
    // When
    stack.postgres().start();
    // Then
    assertThat(stack.postgres().isRunning()).isTrue();
  }

  @Test
  void shouldLeaveTheTerminalsInterruptToUs() throws Exception {
    // Given
    long registry =
        Long.parseLong(Files.readString(folder.resolve("registry/registry.pid")).strip());
    // When
    new ProcessBuilder("kill", "-INT", Long.toString(registry)).start().waitFor();
    // Then
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(5))
        .until(() -> stack.registry().isRunning());
  }

  @Test
  void shouldServeSchemasAgainAfterPostgresqlAloneWasKilled() throws Exception {
    // Given
    try (var registry = new RegistryClient(stack.registryUrl())) {
      assertThat(registry.registerRecordWithField("survivor", "field")).isEqualTo(200);
      // When
      stack.postgres().kill();
      stack.postgres().start();
      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(registry.get("/subjects")).contains("survivor"));
    }
  }

  @Test
  void shouldKeepDataOverACloseAndLeaveNoProcess() throws Exception {
    // Given
    new Sample(stack, "closed").write();
    // When
    stack.close();
    // Then
    assertThat(Processes.of(folder)).isEmpty();
    // When
    stack = LocalStack.in(folder, PORTS);
    stack.start(Progress.silent());
    // Then
    new Sample(stack, "closed").assertKept();
  }

  private static final class Recorder implements Progress {

    @Override
    public void starting(LocalPart part) {
      PROGRESS.add("starting " + part.name());
    }

    @Override
    public void ready(LocalPart part, Duration took) {
      PROGRESS.add("ready " + part.name());
    }
  }
}
