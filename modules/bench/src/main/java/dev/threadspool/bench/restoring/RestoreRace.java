package dev.threadspool.bench.restoring;

import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.local.LocalStack;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Ours makes threads, run by run, all of them different; then all of them are restored, round by
 * round. A restore of one run's alone would be its start and its end more than anything else.
 */
public final class RestoreRace implements AutoCloseable {

  private static final int ITEMS = 3;

  private final Arena reference;
  private final Entrant ours;
  private final Restoring restoring;
  private int stored;

  private RestoreRace(Arena reference, Entrant ours, Restoring restoring) {
    this.reference = reference;
    this.ours = ours;
    this.restoring = restoring;
  }

  /** Returns when the worker waits for commands. */
  public static RestoreRace open(LocalStack stack) throws InterruptedException {
    Arena live = Arena.open(stack, "restorelive");
    return new RestoreRace(
        Arena.open(stack, "restorereference"),
        Entrant.open(new Ours(), live),
        new Restoring(live, Arena.open(stack, "restored")));
  }

  /** Takes so many commands through, again and again, and leaves nothing of them. */
  public void warmUp(int count, int runs) throws InterruptedException {
    Workload workload = make(count, _ -> {});
    for (int run = 0; run < runs; run++) {
      var _ = ours.run(workload.first(count));
    }
    restoring.forget();
    ours.arena().reset();
  }

  /**
   * Takes so many new commands through, beside what was made before.
   *
   * @param progress is told how many commands are made
   * @return commands a second
   */
  public double live(int count, LongConsumer progress) throws InterruptedException {
    Workload workload = make(count, progress);
    Duration took = ours.add(workload.first(count), stored);
    stored += count;
    return count / seconds(took);
  }

  /** Threads a second, all that there are, as {@code restore} does it. */
  public double keepingIndexes() {
    return stored / seconds(restoring.keepingIndexes(stored));
  }

  /** The same without the secondary indexes, which are made again in the end. */
  public double rebuildingIndexes() {
    return stored / seconds(restoring.rebuildingIndexes(stored));
  }

  /** Threads that there are to be restored. */
  public int stored() {
    return stored;
  }

  private Workload make(int count, LongConsumer progress) {
    return Workload.make(reference, ITEMS, count, progress);
  }

  private static double seconds(Duration took) {
    return took.toNanos() / 1e9;
  }

  @Override
  public void close() throws Exception {
    restoring.close();
    ours.close();
  }
}
