package dev.threadspool.bench.report;

import dev.threadspool.bench.profile.Profile;
import dev.threadspool.bench.profile.Stage;
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

  /** Tells it. */
  public void profile(Profile profile) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commandsPerSecond", Series.rounded(profile.commandsPerSecond()));
    json.put("processorsBusy", Series.rounded(profile.busy()));
    json.put("jvmMicrosPerCommand", Series.rounded(profile.jvmMicros()));
    json.put("compilerMicrosPerCommand", Series.rounded(profile.compilerMicros()));
    json.put("collectorMicrosPerCommand", Series.rounded(profile.collectorMicros()));
    json.put("postgresMicrosPerCommand", Series.rounded(profile.postgresMicros()));
    console.text("");
    console.text(
        String.format(
            Locale.ROOT,
            "Processor time a command: %.0f us in this JVM (of which compiling %.0f, collecting garbage"
                + " %.0f), %.0f us in PostgreSQL; of all processors %.0f %% were at work",
            profile.jvmMicros(),
            profile.compilerMicros(),
            profile.collectorMicros(),
            profile.postgresMicros(),
            100 * profile.busy()));
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
    console.summary().set("profile", json);
  }
}
