package dev.threadspool.bench.throughput;

import dev.threadspool.bench.contenders.Contender;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A contender in its arena, which has joined its group and waits between the rounds: what is
 * counted never has a start in it.
 */
public final class Entrant implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Contender contender;
  private final Arena arena;
  private final Filling filling;
  private final Offsets offsets;
  private final AutoCloseable running;

  private Entrant(Contender contender, Arena arena, AutoCloseable running) {
    this.contender = contender;
    this.arena = arena;
    this.running = running;
    this.filling = new Filling(arena);
    this.offsets = new Offsets(arena);
  }

  /** Returns when every partition has a consumer. */
  public static Entrant open(Contender contender, Arena arena) throws InterruptedException {
    Entrant entrant = new Entrant(contender, arena, contender.start(arena));
    entrant.await(entrant.offsets::isJoined, "it has not joined its group");
    return entrant;
  }

  public Contender contender() {
    return contender;
  }

  public Arena arena() {
    return arena;
  }

  /**
   * Takes these through once, on empty tables, and checks that all of it was done.
   *
   * @return from the moment when the commands can be seen until the last one's offset is committed
   *     and every event and every reply can be seen
   */
  public Duration run(List<Job> jobs) throws InterruptedException {
    return run(jobs, () -> {}, () -> {});
  }

  /**
   * The same, with somebody who watches.
   *
   * @param begin runs right before the clock does
   * @param end runs right after it was stopped
   */
  public Duration run(List<Job> jobs, Runnable begin, Runnable end) throws InterruptedException {
    arena.reset();
    contender.reset(arena);
    return work(jobs, 0, begin, end);
  }

  /**
   * The same beside what is there.
   *
   * @param stored so many threads
   */
  public Duration add(List<Job> jobs, long stored) throws InterruptedException {
    arena.settle();
    return work(jobs, stored, () -> {}, () -> {});
  }

  private Duration work(List<Job> jobs, long stored, Runnable onBegin, Runnable onEnd)
      throws InterruptedException {
    String created = arena.topics().created();
    String replies = arena.topics().createReply();
    Map<TopicPartition, Long> begins = offsets.ends(created, replies);
    Map<TopicPartition, Long> targets = filling.fill(jobs);
    onBegin.run();
    long begin = System.nanoTime();
    filling.appear();
    await(() -> offsets.isCommitted(targets), "not all commands are committed");
    await(() -> contender.isPublished(arena), "not all events are published");
    await(() -> grown(begins, replies) >= jobs.size(), "not all replies are out");
    await(() -> offsets.isVisible(created, replies), "not all transactions are committed");
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    onEnd.run();
    Verification.check(arena, jobs, stored, begins, offsets.ends(created, replies));
    return took;
  }

  /** Records, and the markers of their transactions. */
  private long grown(Map<TopicPartition, Long> begins, String topic) {
    return offsets.ends(topic).entrySet().stream()
        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private void await(Condition condition, String otherwise) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new WorkUndoneException(
            "%s: %s after %d s".formatted(contender.title(), otherwise, PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  @Override
  public void close() throws Exception {
    filling.close();
    offsets.close();
    running.close();
  }
}
