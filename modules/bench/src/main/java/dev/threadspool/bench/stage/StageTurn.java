package dev.threadspool.bench.stage;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import dev.threadspool.bench.throughput.Verification;
import dev.threadspool.bench.workload.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One way's turn: as many writers as the worker has lanes, with batches as large as a poll's. */
public final class StageTurn implements Turn {

  private final Arena arena;
  private final Way way;

  /**
   * @param arena whose database is written; all ways use the same one
   */
  public StageTurn(Arena arena, Way way) {
    this.arena = arena;
    this.way = way;
  }

  @Override
  public String key() {
    return way.key();
  }

  @Override
  public String title() {
    return way.title();
  }

  /** Until the last commit; connections are there before, batches are cut. */
  @Override
  public Duration run(List<Job> jobs) {
    arena.reset();
    arena.jdbi().useHandle(handle -> handle.execute("TRUNCATE intake_progress"));
    List<Way.Writer> writers = new ArrayList<>();
    try {
      for (int number = 0; number < Polling.THREADS; number++) {
        writers.add(way.open(arena, number, batches(jobs, number)));
      }
      long begin = System.nanoTime();
      writeAll(writers);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      Verification.checkRows(arena, jobs);
      return took;
    } finally {
      writers.forEach(Way.Writer::close);
    }
  }

  private static void writeAll(List<Way.Writer> writers) {
    try (ExecutorService executor = Executors.newFixedThreadPool(writers.size())) {
      List<CompletableFuture<Void>> running =
          writers.stream()
              .map(writer -> CompletableFuture.runAsync(writer::write, executor))
              .toList();
      running.forEach(CompletableFuture::join);
    } catch (CompletionException failed) {
      throw new IllegalStateException("a batch could not be written", failed.getCause());
    }
  }

  /** The writers take turns, as partitions do; every batch is in the order of the commands. */
  private static List<List<Job>> batches(List<Job> jobs, int number) {
    List<Job> own = new ArrayList<>();
    for (int i = number; i < jobs.size(); i += Polling.THREADS) {
      own.add(jobs.get(i));
    }
    List<List<Job>> batches = new ArrayList<>();
    for (int begin = 0; begin < own.size(); begin += Polling.RECORDS) {
      batches.add(List.copyOf(own.subList(begin, Math.min(own.size(), begin + Polling.RECORDS))));
    }
    return batches;
  }
}
