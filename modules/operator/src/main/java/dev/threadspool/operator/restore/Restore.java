package dev.threadspool.operator.restore;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.bulk.Restoration;
import dev.threadspool.store.bulk.RestoreLoader;
import dev.threadspool.store.bulk.RowBatch;
import dev.threadspool.store.bulk.UnreadableRecord;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads until the workers' group has announced nothing more meanwhile, then lets workers decide
 * again.
 */
final class Restore {

  /** Workers that go on for longer than this have a database, and it is not this one. */
  private static final int ROUNDS = 5;

  private final Sources sources;
  private final Loading loading;
  private final boolean snapshot;
  private final Console run;

  Restore(Sources sources, Loading loading, boolean snapshot, Console run) {
    this.sources = sources;
    this.loading = loading;
    this.snapshot = snapshot;
    this.run = run;
  }

  int into(DataSource database, boolean intoRows) throws Exception {
    Counts.begin(run.summary());
    try (Restoration restoration = Restoration.begin(database, intoRows)) {
      restoration.unreadable(loading::tell);
      for (int round = 1; round <= ROUNDS; round++) {
        SortedMap<PartitionKey, Long> committed = sources.committed();
        erase(restoration);
        loading.read(
            sources.spans(restoration.reached()), () -> new Writer(restoration.openLoader()));
        // What was erased meanwhile may have been read before.
        erase(restoration);
        if (snapshot || sources.committed().equals(committed)) {
          restoration.finish(committed);
          return Counts.exitCode(run.summary());
        }
      }
    }
    run.note(
        "Workers of %s announce threads all the while, so it is not finished. Stop them and run it"
                .formatted(sources.workers())
            + " again; or, for a copy beside them, give --snapshot.");
    return ExitCode.FINDINGS;
  }

  /** Comes before the threads: what is erased is not written, not even for a moment. */
  private void erase(Restoration restoration) throws Exception {
    loading.read(
        sources.erasedSpans(restoration.reached()), () -> new Writer(restoration.openLoader()));
  }

  private final class Writer implements Loading.Sink {

    private final RestoreLoader loader;

    Writer(RestoreLoader loader) {
      this.loader = loader;
    }

    @Override
    public void write(
        RowBatch rows, List<UnreadableRecord> unreadable, TopicPartition source, long next) {
      long made = loader.load(rows, unreadable, sources.key(source), next);
      if (made < rows.threads().size()) {
        run.summary().add("threadsThere", rows.threads().size() - made);
      }
    }

    @Override
    public void close() {
      loader.close();
    }
  }
}
