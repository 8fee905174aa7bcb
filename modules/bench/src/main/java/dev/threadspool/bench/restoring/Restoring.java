package dev.threadspool.bench.restoring;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.restore.RestoreCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import picocli.CommandLine;

/**
 * Restores what a run has announced into another database, by the operator's own command in this
 * process: with its start and its end, as whoever calls it has to wait for.
 */
public final class Restoring implements AutoCloseable {

  private final Arena live;
  private final Arena restored;
  private final CreatedEvents events;

  /**
   * @param live where threads are made, and announced
   * @param restored whose database they are restored into
   */
  public Restoring(Arena live, Arena restored) throws InterruptedException {
    this.live = live;
    this.restored = restored;
    this.events = new CreatedEvents(live);
  }

  /** With all indexes in place, as {@code restore} does it. */
  public Duration keepingIndexes(int threads) {
    return keepingIndexes(threads, () -> {}, () -> {});
  }

  /**
   * The same, with somebody who watches.
   *
   * @param begin runs right before the clock does
   * @param end runs right after it was stopped
   */
  public Duration keepingIndexes(int threads, Runnable begin, Runnable end) {
    empty();
    begin.run();
    Duration took = timed(this::restore);
    end.run();
    SameRows.check(live.jdbi(), restored.jdbi(), threads);
    return took;
  }

  /** The secondary indexes dropped before and made again after it, all within the time. */
  public Duration rebuildingIndexes(int threads) {
    empty();
    Duration took =
        timed(
            () -> {
              SecondaryIndexes indexes = SecondaryIndexes.drop(restored.jdbi());
              restore();
              indexes.rebuild();
            });
    SameRows.check(live.jdbi(), restored.jdbi(), threads);
    return took;
  }

  /** Makes room for the events of the next run. */
  public void forget() throws InterruptedException {
    events.remove();
  }

  private void empty() {
    restored.reset();
    restored.jdbi().useHandle(handle -> handle.execute("TRUNCATE intake_progress"));
  }

  private void restore() {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int exitCode =
        new CommandLine(new RestoreCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(out)
            .setErr(out)
            .execute(
                "--bootstrap-servers",
                live.stack().bootstrapServers(),
                "--registry",
                live.stack().registryUrl(),
                "--store",
                restored.storeUrl(),
                "--store-user",
                restored.stack().user(),
                "--group",
                live.group(),
                "--prefix",
                live.topics().prefix(),
                "--quiet");
    if (exitCode != ExitCode.OK) {
      throw new WorkUndoneException("restore ended with %d: %s".formatted(exitCode, said));
    }
  }

  private static Duration timed(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public void close() {
    events.close();
  }
}
