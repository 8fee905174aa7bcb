package dev.threadspool.bench.sink;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.stage.Turn;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.bench.workload.Job;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.connect.data.Struct;

/**
 * Debezium's JDBC sink with inserts by unnest, from two topics of flat rows. It neither resolves
 * nor announces, and its rows come without an order between the tables: it is compared with our
 * store stage alone.
 */
public final class DebeziumSink implements Turn, AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Arena arena;
  private final FlatTopics topics;
  private final Connect connect;

  private DebeziumSink(Arena arena, FlatTopics topics, Connect connect) {
    this.arena = arena;
    this.topics = topics;
    this.connect = connect;
  }

  /** Returns when its tasks have all partitions. */
  public static DebeziumSink open(Arena arena) throws InterruptedException {
    FlatTables.create(arena.jdbi());
    FlatTopics.create(arena);
    DebeziumSink sink = new DebeziumSink(arena, new FlatTopics(arena), Connect.start(arena));
    sink.await(sink.connect::isAssigned);
    return sink;
  }

  @Override
  public String key() {
    return "debeziumSink";
  }

  @Override
  public String title() {
    return "Debezium's JDBC sink, unnest";
  }

  @Override
  public Duration run(List<Job> jobs) throws InterruptedException {
    FlatTables.empty(arena.jdbi());
    long target = connect.sent() + topics.fill(jobs);
    long begin = System.nanoTime();
    topics.appear();
    await(() -> connect.sent() >= target);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    check(jobs);
    return took;
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !connect.failures().isEmpty()) {
        throw new WorkUndoneException("%s: %s".formatted(title(), connect.failures()));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private void check(List<Job> jobs) {
    Set<String> threads = new HashSet<>();
    Set<String> context = new HashSet<>();
    for (Job job : jobs) {
      threads.add(FlatRows.text(FlatRows.thread(job.thread())));
      for (Struct row : FlatRows.context(job.thread())) {
        context.add(FlatRows.text(row));
      }
    }
    if (!FlatTables.rows(arena.jdbi(), FlatRows.THREADS).equals(threads)
        || !FlatTables.rows(arena.jdbi(), FlatRows.CONTEXT).equals(context)) {
      throw new WorkUndoneException(title() + ": the rows are not those of the threads");
    }
  }

  @Override
  public void close() {
    connect.close();
    topics.close();
  }
}
