package dev.threadspool.bench;

import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.floor.Floor;
import dev.threadspool.bench.profile.Beside;
import dev.threadspool.bench.profile.Profile;
import dev.threadspool.bench.profile.Profiling;
import dev.threadspool.bench.profile.Usage;
import dev.threadspool.bench.report.ProfileReport;
import dev.threadspool.bench.restoring.Restoring;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the time of ours goes, and what those use that it is held against. */
final class ProfileMeasurement {

  private final LocalStack stack;
  private final Plan plan;
  private final Console console;

  ProfileMeasurement(LocalStack stack, Plan plan, Console console) {
    this.stack = stack;
    this.plan = plan;
    this.console = console;
  }

  void run() throws Exception {
    console.note("Recording the worker at work");
    Workload workload =
        Workload.make(
            Arena.open(stack, "profilereference"),
            plan.usualItems(),
            plan.counts().batches(),
            _ -> {});
    int rounds = plan.rounds();
    Map<String, Usage> beside = new LinkedHashMap<>();
    Arena live = Arena.open(stack, "profile");
    try (Entrant ours = Entrant.open(new Ours(), live)) {
      Profile profile = new Profiling(ours, workload).run(2 * plan.warmUps(), rounds);
      console.checkpoint();
      console.note("Restoring what it has made");
      try (Restoring restoring = new Restoring(live, Arena.open(stack, "profilerestored"))) {
        restoring.forget();
        var _ = ours.run(workload.first(workload.size()));
        beside.put(
            "a restore, for a thread",
            Beside.restores(restoring, live, workload.size(), plan.warmUps(), rounds));
      }
      console.checkpoint();
      Floor floor = new Floor(() -> workload);
      console.note("Running: " + floor.title());
      try (Entrant least = Entrant.open(floor, Arena.open(stack, "profilefloor"))) {
        beside.put(floor.title(), Beside.contender(least, workload, plan.warmUps(), rounds));
      }
      new ProfileReport(console).profile(profile, beside);
    }
  }
}
