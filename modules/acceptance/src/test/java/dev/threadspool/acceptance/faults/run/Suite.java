package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.fault.Fault;
import dev.threadspool.acceptance.faults.fault.Setting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.GroupProtocol;

/** Runs one schedule after the other, and tells what happens. */
final class Suite {

  private static final int PARTITIONS = 8;
  private static final int MEMBERS = 3;
  private static final int INGRESSES = 2;
  private static final Path LOGS = Path.of("target", "faults");

  private final Grounds grounds;
  private final boolean alwaysOnCluster;
  private final GroupProtocol protocol;
  private final PrintWriter out;
  private final Instant begin = Instant.now();

  Suite(Grounds grounds, boolean alwaysOnCluster, GroupProtocol protocol, PrintWriter out) {
    this.grounds = grounds;
    this.alwaysOnCluster = alwaysOnCluster;
    this.protocol = protocol;
    this.out = out;
  }

  /**
   * Runs all, and prints their table. A run that breaks off is a red one, and the next one follows.
   *
   * @return whether all are green
   */
  boolean runAndTell(List<Schedule> schedules) {
    List<Result> results = run(schedules);
    ResultTable.lines(results).forEach(out::println);
    out.flush();
    return results.stream().allMatch(Result::isGreen);
  }

  private List<Result> run(List<Schedule> schedules) {
    List<Result> results = new ArrayList<>();
    for (int n = 0; n < schedules.size(); n++) {
      Schedule schedule = schedules.get(n);
      say("%s (%d of %d): %s".formatted(schedule.name(), n + 1, schedules.size(), about(schedule)));
      Result result = run(schedule);
      if (grounds.isClosed()) {
        return results;
      }
      results.add(result);
      tell(result);
    }
    return results;
  }

  private static String about(Schedule schedule) {
    return schedule.strikes().size() == 1
        ? schedule.strikes().getFirst().faults().getFirst().sentence()
        : "%d commands, %d strikes".formatted(schedule.commands(), schedule.strikes().size());
  }

  private Result run(Schedule schedule) {
    Instant start = Instant.now();
    try {
      return Scenario.run(setting(schedule), schedule, line -> say("  " + line));
    } catch (RuntimeException failure) {
      if (!grounds.isClosed()) {
        failure.printStackTrace(out);
      }
      return Result.broken(schedule, failure, Duration.between(start, Instant.now()));
    }
  }

  private Setting setting(Schedule schedule) {
    List<Fault> faults =
        schedule.strikes().stream().flatMap(strike -> strike.faults().stream()).toList();
    boolean onCluster = alwaysOnCluster || faults.stream().anyMatch(Fault::needsCluster);
    return new Setting(
        grounds.stack(),
        onCluster ? grounds.cluster() : null,
        schedule.name().replace('-', '_'),
        PARTITIONS,
        MEMBERS,
        faults.stream().anyMatch(Fault::needsCallers) ? INGRESSES : 0,
        protocol,
        LOGS,
        List.of());
  }

  private void tell(Result result) {
    result.summary().forEach(line -> say("  " + line));
    out.println();
    out.flush();
  }

  private void say(String line) {
    Duration since = Duration.between(begin, Instant.now());
    out.printf("%3d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), line);
    out.flush();
  }
}
