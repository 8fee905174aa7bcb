package dev.threadspool.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.bench.curves.Curve;
import dev.threadspool.bench.curves.Measured;
import dev.threadspool.bench.curves.Resident;
import dev.threadspool.operator.console.ConsoleOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CurvesReportTest {

  private static final Measured SMALL = measured(3, new Resident(200_000_000, 300_000_000));
  private static final Measured LARGE = measured(5, new Resident(400_000_000, 500_000_000));

  @Test
  void shouldCompareWorkersWithDefaultSettingsWithTheGoals() {
    // When
    String told = told("json", Map.of(100, LARGE, 1_000, SMALL));

    // Then
    assertThat(told)
        .contains("\"curves\":{\"batch\":{")
        .contains(
            "\"1000\":{\"commands\":10,\"commandsPerSecond\":{\"median\":2.0,\"min\":1.0,\"max\":3.0},"
                + "\"residentMegabytes\":200.0,\"peakMegabytes\":300.0,\"readySeconds\":3.0,")
        .contains(
            "\"worker\":{\"readySeconds\":3.0,\"residentMegabytes\":300.0,\"aotCache\":true,"
                + "\"readySecondsWithoutAotCache\":9.0,");
  }

  @Test
  void shouldShowACurveAndWhatIsMissed() {
    // When
    String told = told("text", Map.of(1_000, LARGE));

    // Then
    assertThat(told)
        .containsPattern("1000 #{30} +2 +\\( +1 to +3\\) +500 +400 +5\\.00 +not told +not told\n")
        .containsPattern("ready after s.* 5\\.00 .*<= 4\\.00 +NOT met\n")
        .containsPattern("resident at most, MB.* 500\\.00 .*<= 350\\.00 NOT met\n")
        .contains("made before: yes; ready without it after 9.00 s (8.00 to 10.00)\n");
  }

  @Test
  void shouldSayWhereTheSystemDoesNotTellOfMemory() {
    // When
    String told = told("text", Map.of(1_000, measured(3, null)));

    // Then
    assertThat(told)
        .containsPattern("not told +not told +3\\.00")
        .containsPattern("resident at most, MB.* not measured\n");
  }

  private static Measured measured(int readySeconds, @Nullable Resident resident) {
    return new Measured(
        10,
        new Series(List.of(1.0, 2.0, 3.0)),
        Duration.ofSeconds(readySeconds),
        null,
        resident,
        null);
  }

  private static String told(String output, Map<Integer, Measured> batches) {
    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new Telling(batches))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .execute("--output", output);
    assertThat(exitCode).isZero();
    return out.toString();
  }

  /** A console is had by a command alone. */
  @Command(name = "telling")
  private static final class Telling implements Callable<Integer> {

    @Mixin private ConsoleOptions console = new ConsoleOptions();

    private final Map<Integer, Measured> batches;

    Telling(Map<Integer, Measured> batches) {
      this.batches = batches;
    }

    @Override
    public Integer call() throws Exception {
      return console.run(
          told -> {
            CurvesReport report = new CurvesReport(told);
            report.curve(Curve.BATCH, batches);
            report.worker(true, new Series(List.of(9.0, 8.0, 10.0)));
            return 0;
          });
    }
  }
}
