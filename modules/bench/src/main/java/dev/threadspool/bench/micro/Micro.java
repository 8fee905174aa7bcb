package dev.threadspool.bench.micro;

import dev.threadspool.bench.report.Series;
import dev.threadspool.operator.console.Console;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure the steps, each in a JVM of its own. */
public final class Micro {

  private static final int SECONDS = 1;
  private static final int ITERATIONS = 5;
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Micro() {}

  /**
   * Tells them as a table, and as the member {@code micro} of the summary.
   *
   * @param registry the address of a schema registry, which is asked before anything is measured
   */
  public static void run(Console console, String registry) throws RunnerException {
    console.note("Measuring single steps, about %d s".formatted(5 * 2 * ITERATIONS * SECONDS));
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Steps.class.getName())
                    .param("registry", registry)
                    .jvmArgsAppend(
                        "-Dlogback.configurationFile=dev/threadspool/operator/logback-quiet.xml")
                    .forks(1)
                    .warmupIterations(ITERATIONS)
                    .warmupTime(TimeValue.seconds(SECONDS))
                    .measurementIterations(ITERATIONS)
                    .measurementTime(TimeValue.seconds(SECONDS))
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    Map<String, Object> json = new LinkedHashMap<>();
    console.text("");
    console.text(
        "A step for one command of 3 items: microseconds (error at 99.9 %), bytes allocated");
    for (RunResult result : results) {
      var time = result.getPrimaryResult();
      double bytes = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
      console.text(
          String.format(
              Locale.ROOT,
              "  %-10s %8.2f  (+- %6.2f)  %10.0f",
              time.getLabel(),
              time.getScore(),
              time.getScoreError(),
              bytes));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("microseconds", Series.rounded(time.getScore()));
      one.put("error", Series.rounded(time.getScoreError()));
      one.put("bytes", Series.rounded(bytes));
      json.put(time.getLabel(), one);
    }
    console.summary().set("micro", json);
  }
}
