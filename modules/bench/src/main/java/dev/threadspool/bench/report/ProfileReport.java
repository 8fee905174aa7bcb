package dev.threadspool.bench.report;

import dev.threadspool.bench.profile.Profile;
import dev.threadspool.bench.profile.Stage;
import dev.threadspool.bench.profile.Usage;
import dev.threadspool.operator.console.Console;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells where the time of ours goes: a table, the member {@code profile} of the summary. */
public final class ProfileReport {

  private static final int HOTTEST = 10;
  private static final int BAR = 40;

  private final Console console;

  public ProfileReport(Console console) {
    this.console = console;
  }

  /**
   * Tells it.
   *
   * @param beside by its title, what is used by those that ours is held against
   */
  public void profile(Profile profile, Map<String, Usage> beside) {
    Map<String, Object> json = usage(profile.usage());
    console.text("");
    console.text(
        "Processor time a command, us: in this JVM (compiling, collecting garbage), in PostgreSQL;");
    console.text("processors that were at work; commands a second");
    tell("Threadspool's worker", profile.usage());
    beside.forEach(this::tell);
    console.text("What the JVM's threads were at, and bytes that they allocated for a command:");
    Map<String, Object> stages = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      double share = profile.share(stage);
      double bytes = profile.allocated(stage);
      console.text(
          String.format(
              Locale.ROOT,
              "  %-46s %5.1f %%  %8.0f  %s",
              stage.title(),
              100 * share,
              bytes,
              "#".repeat((int) Math.round(share * BAR))));
      stages.put(
          stage.name().toLowerCase(Locale.ROOT),
          Map.of("share", Series.rounded(share), "bytesPerCommand", Series.rounded(bytes)));
    }
    json.put("stages", stages);
    console.text("Methods in which the worker's own stages were seen most often:");
    Map<String, Object> methods = new LinkedHashMap<>();
    for (var method : profile.hottest(HOTTEST)) {
      console.text(
          String.format(Locale.ROOT, "  %5.1f %%  %s", 100 * method.getValue(), method.getKey()));
      methods.put(method.getKey(), Series.rounded(method.getValue()));
    }
    json.put("hottest", methods);
    Map<String, Object> others = new LinkedHashMap<>();
    beside.forEach((title, usage) -> others.put(title, usage(usage)));
    json.put("beside", others);
    console.summary().set("profile", json);
  }

  private void tell(String title, Usage usage) {
    console.text(
        String.format(
            Locale.ROOT,
            "  %-46s %5.0f (%3.0f, %3.0f) %5.0f   %3.0f %%  %7.0f",
            title,
            usage.jvmMicros(),
            usage.compilerMicros(),
            usage.collectorMicros(),
            usage.postgresMicros(),
            100 * usage.busy(),
            usage.commandsPerSecond()));
  }

  private static Map<String, Object> usage(Usage usage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commandsPerSecond", Series.rounded(usage.commandsPerSecond()));
    json.put("processorsBusy", Series.rounded(usage.busy()));
    json.put("jvmMicrosPerCommand", Series.rounded(usage.jvmMicros()));
    json.put("compilerMicrosPerCommand", Series.rounded(usage.compilerMicros()));
    json.put("collectorMicrosPerCommand", Series.rounded(usage.collectorMicros()));
    json.put("postgresMicrosPerCommand", Series.rounded(usage.postgresMicros()));
    return json;
  }
}
