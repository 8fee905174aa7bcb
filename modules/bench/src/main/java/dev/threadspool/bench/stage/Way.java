package dev.threadspool.bench.stage;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import java.util.List;

/** A way of getting threads into the store's tables. */
public interface Way {

  /** Under which its figures stand, in camelCase. */
  String key();

  /** For people. */
  String title();

  /**
   * Gets ready to write these, in this order: with a database connection of its own, which no other
   * one uses.
   *
   * @param number of this one among those that work side by side, from 0
   * @param batches a transaction each
   */
  Writer open(Arena arena, int number, List<List<Job>> batches);

  /** What is ready to write. */
  interface Writer extends AutoCloseable {

    /** Writes all batches; returns when the last one is committed. */
    void write();

    @Override
    void close();
  }
}
