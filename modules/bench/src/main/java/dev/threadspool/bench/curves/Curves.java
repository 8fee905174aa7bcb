package dev.threadspool.bench.curves;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a worker for each point of the curves, one after the other, each in an arena of its own. */
public final class Curves {

  private final LocalStack stack;
  private final Console console;
  private final int commands;
  private final int rounds;
  private final Arena reference;

  /** The last one made: two curves of three have but one. */
  private @Nullable Workload workload;

  private int workloadItems;

  /**
   * @param commands of a run; fewer where batches are tiny
   * @param rounds that count, at each point
   */
  public Curves(LocalStack stack, Console console, int commands, int rounds) {
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

  private Course course(Curve curve, int step, Workload work) {
    Setup setup = curve.at(step);
    Arena arena = Arena.open(stack, "curves" + curve.key() + step, setup.partitions());
    return new Course(arena, setup, work.first(curve.commands(step, commands)));
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
