package dev.threadspool.bench;

import dev.threadspool.bench.report.RestoreReport;
import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.restoring.RestoreRace;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import java.util.ArrayList;
import java.util.List;

/** Restores of many threads, beside how fast they were made. */
final class RestoreMeasurement {

  private final LocalStack stack;
  private final Plan plan;
  private final Console console;

  RestoreMeasurement(LocalStack stack, Plan plan, Console console) {
    this.stack = stack;
    this.plan = plan;
    this.console = console;
  }

  void run() throws Exception {
    int count = plan.counts().batches();
    int rounds = plan.rounds();
    console.note("Warming up: Threadspool's worker");
    try (RestoreRace race = RestoreRace.open(stack)) {
      race.warmUp(count, plan.warmUps());
      List<Double> live = new ArrayList<>();
      long total = (long) rounds * count;
      try (var progress = console.progress("threads made", total)) {
        for (int round = 0; round < rounds; round++) {
          long before = (long) round * count;
          live.add(race.live(count, made -> progress.to(before + made)));
          console.checkpoint();
        }
      }
      List<Double> kept = new ArrayList<>();
      List<Double> rebuilt = new ArrayList<>();
      try (var progress = console.progress("restores of all of them", 2L * (rounds + 1))) {
        // The first of both warms up.
        for (int round = 0; round <= rounds; round++) {
          kept.add(race.keepingIndexes());
          progress.add(1);
          console.checkpoint();
          rebuilt.add(race.rebuildingIndexes());
          progress.add(1);
          console.checkpoint();
        }
      }
      new RestoreReport(console)
          .restore(
              race.stored(),
              new Series(live),
              new Series(kept.subList(1, kept.size())),
              new Series(rebuilt.subList(1, rebuilt.size())));
    }
  }
}
