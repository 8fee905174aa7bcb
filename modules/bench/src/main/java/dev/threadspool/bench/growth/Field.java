package dev.threadspool.bench.growth;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.growth.Ground.Ids;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.workload.Bodies;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.local.LocalStack;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The worker as shipped on a ground of its own. Nothing is taken away between its runs: each adds
 * threads that were not there before.
 */
final class Field implements AutoCloseable {

  private final Ground ground;
  private final Bodies bodies;
  private final Arena reference;
  private final Entrant entrant;
  private long stored;

  private Field(Ground ground, Bodies bodies, Arena reference, Entrant entrant) {
    this.ground = ground;
    this.bodies = bodies;
    this.reference = reference;
    this.entrant = entrant;
    this.stored = ground.threads();
  }

  /**
   * Fills the store; returns when the worker waits for commands.
   *
   * @param lightdash the database with the ground's charts
   * @param items that each thread has
   */
  static Field open(LocalStack stack, Ground ground, String lightdash, int items)
      throws InterruptedException {
    String name = "growth" + ground.key().toLowerCase(Locale.ROOT);
    Arena arena = Arena.open(stack, name, lightdash);
    Stock.fill(arena, ground);
    return new Field(
        ground,
        Bodies.of(items, ground.charts()),
        Arena.open(stack, name + "reference", lightdash),
        Entrant.open(new Ours(), arena));
  }

  Ground ground() {
    return ground;
  }

  /** Takes so many new commands through, and checks that all of it was done. */
  Run run(int count) throws InterruptedException {
    Workload workload = Workload.make(reference, bodies, ids(), count, _ -> {});
    long before = walPosition();
    Duration took = entrant.add(workload.first(count), stored);
    long after = walPosition();
    stored += count;
    return new Run(took, after - before);
  }

  /** Bytes of write-ahead log since the cluster was made. Nobody else writes any. */
  private long walPosition() {
    return entrant
        .arena()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
                    .mapTo(Long.class)
                    .one());
  }

  private Supplier<UUID> ids() {
    return ground.ids() == Ids.RANDOM ? UUID::randomUUID : UuidCreator::getTimeOrderedEpoch;
  }

  @Override
  public void close() throws Exception {
    entrant.close();
  }
}
