package dev.threadspool.bench.curves;

import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.operator.train.WorkerJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One point of a curve: a fresh worker that takes the same commands through again and again. */
final class Course {

  private final WorkerJvm jvm;
  private final Arena arena;
  private final Setup setup;
  private final List<Job> jobs;

  /**
   * @param jvm of the worker
   * @param arena fresh, with as many partitions as the setup wants
   * @param jobs all of which each run takes through
   */
  Course(WorkerJvm jvm, Arena arena, Setup setup, List<Job> jobs) {
    this.jvm = jvm;
    this.arena = arena;
    this.setup = setup;
    this.jobs = jobs;
  }

  /**
   * A run that warms up and the rounds, each checked as everywhere.
   *
   * @param afterEach runs after every run
   * @throws WorkUndoneException where anything was not done; names the worker's log
   */
  Measured run(int rounds, Runnable afterEach) throws Exception {
    try (WorkerProcess worker = start()) {
      try {
        return measured(worker, rounds, afterEach);
      } catch (WorkUndoneException undone) {
        throw worker.withLog(undone);
      }
    }
  }

  /**
   * A start alone.
   *
   * @return how long it took from the start of the process until it was ready
   * @throws WorkUndoneException where it does not come to that; names the worker's log
   */
  Duration ready() throws Exception {
    try (WorkerProcess worker = start()) {
      try {
        return worker.awaitReady();
      } catch (WorkUndoneException undone) {
        throw worker.withLog(undone);
      }
    }
  }

  private WorkerProcess start() throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(Ours.addresses(arena));
    settings.putAll(setup.settings());
    return WorkerProcess.start(jvm, settings);
  }

  private Measured measured(WorkerProcess worker, int rounds, Runnable afterEach) throws Exception {
    Duration ready = worker.awaitReady();
    Double readyUsed = seconds(worker.processorTime());
    List<Double> rates = new ArrayList<>();
    Duration[] used = {Duration.ZERO};
    try (Entrant entrant = Entrant.open(new RunningWorker(), arena)) {
      var _ = entrant.run(jobs);
      afterEach.run();
      for (int round = 0; round < rounds; round++) {
        Duration took =
            entrant.run(
                jobs,
                () -> used[0] = used[0].minus(worker.processorTime()),
                () -> used[0] = used[0].plus(worker.processorTime()));
        rates.add(jobs.size() / (took.toNanos() / 1e9));
        afterEach.run();
      }
      Double seconds = seconds(used[0]);
      return new Measured(
          jobs.size(),
          new Series(rates),
          ready,
          readyUsed,
          worker.resident(),
          seconds == null ? null : Double.valueOf(seconds * 1e6 / jobs.size() / rounds));
    }
  }

  private static @Nullable Double seconds(Duration used) {
    return used.isZero() ? null : Double.valueOf(used.toNanos() / 1e9);
  }
}
