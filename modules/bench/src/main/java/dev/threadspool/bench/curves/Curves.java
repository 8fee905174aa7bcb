package dev.threadspool.bench.curves;

import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.train.WorkerJvm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a worker for each point of the curves, one after the other, each in an arena of its own. */
public final class Curves {

  private final WorkerJvm jvm;
  private final LocalStack stack;
  private final Console console;
  private final int commands;
  private final int rounds;
  private final Arena reference;

  /** The last one made: two curves of three have but one. */
  private @Nullable Workload workload;

  private int workloadItems;

  /**
   * @param jvm of the workers
   * @param commands of a run; fewer where batches are tiny
   * @param rounds that count, at each point
   */
  public Curves(WorkerJvm jvm, LocalStack stack, Console console, int commands, int rounds) {
    this.jvm = jvm;
    this.stack = stack;
    this.console = console;
    this.commands = commands;
    this.rounds = rounds;
    this.reference = Arena.open(stack, "curvesreference");
  }

  /**
   * All points of a curve.
   *
   * @return by step, in rising order
   */
  public Map<Integer, Measured> run(Curve curve) throws Exception {
    Map<Integer, Measured> measured = new LinkedHashMap<>();
    for (int step : curve.steps()) {
      console.checkpoint();
      Workload work = workload(curve.at(step).items());
      String what = "runs with %s %d".formatted(curve.key(), step);
      try (var progress = console.progress(what, rounds + 1L)) {
        measured.put(
            step,
            course(curve, step, work)
                .run(
                    rounds,
                    () -> {
                      progress.add(1);
                      console.checkpoint();
                    }));
      }
    }
    return measured;
  }

  /**
   * Starts with default settings, as many as there are rounds, without the AOT cache.
   *
   * @return how long each took, in seconds
   */
  public Series startsWithoutCache() throws Exception {
    Setup usual = Setup.DEFAULT;
    Arena arena = Arena.open(stack, "curvesstarts", usual.partitions());
    Course course = new Course(jvm.withoutCache(), arena, usual, List.of());
    List<Double> seconds = new ArrayList<>();
    try (var progress = console.progress("starts without AOT cache", rounds)) {
      for (int start = 0; start < rounds; start++) {
        console.checkpoint();
        seconds.add(course.ready().toNanos() / 1e9);
        progress.add(1);
      }
    }
    return new Series(seconds);
  }

  private Course course(Curve curve, int step, Workload work) {
    Setup setup = curve.at(step);
    Arena arena = Arena.open(stack, "curves" + curve.key() + step, setup.partitions());
    return new Course(jvm, arena, setup, work.first(curve.commands(step, commands)));
  }

  private Workload workload(int items) {
    Workload last = workload;
    if (last != null && workloadItems == items) {
      return last;
    }
    try (var progress = console.progress("commands made", commands)) {
      Workload made = Workload.make(reference, items, commands, progress::to);
      workload = made;
      workloadItems = items;
      return made;
    }
  }
}
