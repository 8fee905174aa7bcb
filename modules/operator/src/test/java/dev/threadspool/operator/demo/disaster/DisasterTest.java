package dev.threadspool.operator.demo.disaster;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.Threadspool;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.harness.CtrlC;
import dev.threadspool.operator.parts.Running;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo --disaster}, each on a whole system of its own. */
class DisasterTest {

  @Test
  void shouldBeAsBeforeAndSayHowLongThatTook() {
    // When
    Run run = Run.of("demo", "--disaster", "--threads", "150");

    // Then
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains(
            "Making 150 threads",
            "rows: thread 150, prompt 150, prompt_context 450, rejection 3, dead_letter 1",
            "command restore, threads 150, rejections 3, deadLetters 1, tombstones 0, erased 0, unreadable 0",
            "the same rows, in every column: thread 150,",
            "one more over HTTP: 200 in ",
            "; 151 are stored")
        .containsPattern("restored +\\d+\\.\\d s")
        .containsPattern("audited +\\d+\\.\\d s")
        .containsPattern("audit clean +true")
        .containsPattern("state +done");
  }

  @Test
  void shouldNotEndWellWhereTheAuditFindsSomething() {
    // When: a row is changed after all were compared.
    Run run = Run.of(new ChangingOne(), "--output", "json");

    // Then
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out().lines())
        .anyMatch(line -> line.contains("\"finding\":\"unequal\""))
        .last()
        .asString()
        .contains("\"sameRows\":true", "\"auditClean\":false", "\"state\":\"findings\"");
  }

  @Test
  void shouldRefuseOptionsThatMeanNothingWithoutIt() {
    // When
    Run run = Run.of("demo", "--threads", "7");

    // Then
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--threads goes with --disaster");
  }

  @Test
  void shouldLeaveNothingBehindOnCtrlCInTheMiddle(@TempDir Path temporary) throws Exception {
    // Given
    Process process =
        CtrlC.start(
            "-Djava.io.tmpdir=" + temporary,
            Threadspool.class.getName(),
            "demo",
            "--disaster",
            "--threads",
            "2000");
    try (BufferedReader said = process.inputReader()) {
      List<String> before =
          said.lines().takeWhile(line -> !line.equals("threadspool restore")).toList();
      assertThat(before).anyMatch(line -> line.startsWith("  dropped"));

      // When
      CtrlC.hit(process);

      // Then
      assertThat(supplyAsync(() -> said.lines().toList()))
          .succeedsWithin(Duration.ofSeconds(120))
          .asInstanceOf(InstanceOfAssertFactories.list(String.class))
          .anyMatch(line -> line.startsWith("threadspool: interrupted"))
          .anyMatch(line -> line.matches("state +interrupted"))
          .noneMatch(line -> line.contains("Exception"));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
      try (Stream<Path> left = Files.list(temporary)) {
        assertThat(left.filter(Files::isDirectory)).isEmpty();
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Changes a row right before the audit. */
  @Command(name = "demo")
  private static final class ChangingOne implements Callable<Integer> {

    @Mixin private ConsoleOptions console = new ConsoleOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      CommandLine commandLine = spec.commandLine();
      return console.run(
          run ->
              DisasterDemo.run(
                  60,
                  run,
                  (running, story) ->
                      new Changing(running, new CommandRescue(running, commandLine, story, run))));
    }
  }

  private record Changing(Running running, Rescue rescue) implements Rescue {

    @Override
    public int restore() {
      return rescue.restore();
    }

    @Override
    public int audit() {
      List<Integer> changed =
          Jdbi.create(
                  running.settings().storeUrl(), running.stack().user(), running.stack().password())
              .withHandle(
                  handle ->
                      List.of(
                          handle.execute(
                              "UPDATE thread SET actor_name = 'another' WHERE thread_uuid = (SELECT min(thread_uuid::text)::uuid FROM thread)")));
      assertThat(changed).containsExactly(1);
      return rescue.audit();
    }
  }
}
