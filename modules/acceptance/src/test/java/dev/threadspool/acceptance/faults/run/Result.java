package dev.threadspool.acceptance.faults.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has shown.
 *
 * @param recoveries one for each episode
 * @param checks one for each rule, always in the same order; none where the run broke off
 * @param broken why it broke off; null where it did not
 * @param took start and check included
 */
public record Result(
    Schedule schedule,
    List<Episode> episodes,
    List<Recovery> recoveries,
    List<Check> checks,
    @Nullable String broken,
    Duration took) {

  public Result {
    episodes = List.copyOf(episodes);
    recoveries = List.copyOf(recoveries);
    checks = List.copyOf(checks);
  }

  static Result broken(Schedule schedule, RuntimeException failure, Duration took) {
    return new Result(schedule, List.of(), List.of(), List.of(), failure.toString(), took);
  }

  /**
   * Whether every rule holds, and the fault has struck. In a mix one fault may keep another from
   * striking as meant.
   */
  public boolean isGreen() {
    return broken == null
        && checks.stream().allMatch(Check::holds)
        && (schedule.isMixed() || episodes.stream().allMatch(Episode::struck));
  }

  /** For people, a line each. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    if (broken != null) {
      lines.add("RED: it broke off after %d s: %s".formatted(took.toSeconds(), broken));
      return lines;
    }
    for (int n = 0; n < episodes.size(); n++) {
      lines.add(
          "%s: %s; recovery %s"
              .formatted(
                  schedule.strikes().get(n), seconds(episodes.get(n).lasted()), recoveries.get(n)));
    }
    for (Check check : checks) {
      if (!check.holds()) {
        lines.add("%s does not hold, %d times:".formatted(check.rule(), check.violations()));
        check.examples().forEach(example -> lines.add("    " + example));
      }
    }
    lines.add(
        "%s: %d commands, %d s, %d rules"
            .formatted(
                isGreen() ? "green" : "RED", schedule.commands(), took.toSeconds(), checks.size()));
    return lines;
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
