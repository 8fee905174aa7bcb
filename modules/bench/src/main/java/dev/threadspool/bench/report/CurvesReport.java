package dev.threadspool.bench.report;

import dev.threadspool.bench.curves.Curve;
import dev.threadspool.bench.curves.Measured;
import dev.threadspool.bench.curves.Resident;
import dev.threadspool.operator.console.Console;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells how the worker does as things grow, and what it takes with its default settings: a table
 * with bars a curve, the members {@code curves} and {@code worker} of the summary.
 */
public final class CurvesReport {

  private static final int BAR = 30;
  private static final double READY_SECONDS = 4;
  private static final double RESIDENT_MEGABYTES = 350;
  private static final String NOT_TOLD = "not told";

  private final Console console;
  private final Map<String, Object> curves = new LinkedHashMap<>();

  /** Of workers with default settings. */
  private final List<Double> ready = new ArrayList<>();

  private final List<Double> peaks = new ArrayList<>();

  public CurvesReport(Console console) {
    this.console = console;
  }

  /**
   * @param measured by step, in rising order
   */
  public void curve(Curve curve, Map<Integer, Measured> measured) {
    double most =
        measured.values().stream().mapToDouble(one -> one.rates().median()).max().orElse(1);
    Map<String, Object> json = new LinkedHashMap<>();
    console.text("");
    console.text(
        "Commands a second by %s: median (least to most), and what the worker's process took"
            .formatted(curve.title()));
    console.text(
        String.format(
            Locale.ROOT,
            "  %5s %-30s %7s  %18s %10s %10s %8s %10s %12s",
            "",
            "",
            "",
            "",
            "peak MB",
            "end MB",
            "ready s",
            "by cpu s",
            "us a command"));
    measured.forEach(
        (step, one) -> {
          console.text(line(step, one, most));
          json.put(String.valueOf(step), json(one));
          if (curve.at(step).isDefault()) {
            remember(one);
          }
        });
    curves.put(curve.key(), json);
    console.summary().set("curves", curves);
  }

  /**
   * What is wanted of a worker with default settings, at the end.
   *
   * @param cached whether those of the curves were started with an AOT cache, made before
   * @param withoutCache seconds until others were ready that were started without
   */
  public void worker(boolean cached, Series withoutCache) {
    Goal starts =
        Goal.atMost(
            "readySeconds",
            "ready after s, default settings",
            ready.isEmpty() ? null : new Series(ready),
            READY_SECONDS);
    Goal memory =
        Goal.atMost(
            "residentMegabytes",
            "resident at most, MB, default settings: the largest",
            peaks.isEmpty() ? null : new Series(List.of(Collections.max(peaks))),
            RESIDENT_MEGABYTES);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Map<String, Object> spread = new LinkedHashMap<>();
    console.text("");
    console.text("The worker as a process:");
    for (Goal goal : List.of(starts, memory)) {
      console.text(goal.line());
      json.put(goal.key(), goal.value());
    }
    console.text(
        String.format(
            Locale.ROOT,
            "  started with an AOT cache that was made before: %s; ready without it after %.2f s (%.2f"
                + " to %.2f)",
            cached ? "yes" : "no",
            withoutCache.median(),
            withoutCache.min(),
            withoutCache.max()));
    json.put("aotCache", cached);
    json.put("readySecondsWithoutAotCache", Series.rounded(withoutCache.median()));
    spread.put("readySecondsWithoutAotCache", withoutCache.json());
    if (!ready.isEmpty()) {
      spread.put("readySeconds", new Series(ready).json());
    }
    if (!peaks.isEmpty()) {
      spread.put("peakMegabytes", new Series(peaks).json());
    }
    json.put("spread", spread);
    console.summary().set("worker", json);
  }

  private void remember(Measured measured) {
    ready.add(measured.readySeconds());
    Resident resident = measured.resident();
    if (resident != null) {
      peaks.add(resident.peakMegabytes());
    }
  }

  private static String line(int step, Measured measured, double most) {
    Series rates = measured.rates();
    Resident resident = measured.resident();
    return String.format(
        Locale.ROOT,
        "  %5d %-30s %7.0f  (%7.0f to %5.0f) %10s %10s %8.2f %10s %12s",
        step,
        "#".repeat((int) Math.round(BAR * rates.median() / most)),
        rates.median(),
        rates.min(),
        rates.max(),
        told("%.0f", resident == null ? null : resident.peakMegabytes()),
        told("%.0f", resident == null ? null : resident.megabytes()),
        measured.readySeconds(),
        told("%.2f", measured.readyProcessorSeconds()),
        told("%.0f", measured.processorMicros()));
  }

  private static String told(String format, @Nullable Double value) {
    return value == null ? NOT_TOLD : String.format(Locale.ROOT, format, value);
  }

  private static Map<String, @Nullable Object> json(Measured measured) {
    Resident resident = measured.resident();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("commands", measured.commands());
    json.put("commandsPerSecond", measured.rates().json());
    json.put("residentMegabytes", rounded(resident == null ? null : resident.megabytes()));
    json.put("peakMegabytes", rounded(resident == null ? null : resident.peakMegabytes()));
    json.put("readySeconds", Series.rounded(measured.readySeconds()));
    json.put("readyProcessorSeconds", rounded(measured.readyProcessorSeconds()));
    json.put("processorMicrosPerCommand", rounded(measured.processorMicros()));
    return json;
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Series.rounded(value);
  }
}
