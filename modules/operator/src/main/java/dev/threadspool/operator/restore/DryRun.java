package dev.threadspool.operator.restore;

import dev.threadspool.operator.console.Console;
import dev.threadspool.store.bulk.Restoration;
import dev.threadspool.store.bulk.RowBatch;
import dev.threadspool.store.bulk.UnreadableRecord;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** Reads and decodes everything, and writes nothing. */
final class DryRun {

  private DryRun() {}

  static int run(DataSource database, Sources sources, Loading loading, Console run)
      throws Exception {
    Counts.begin(run.summary());
    run.summary()
        .set(
            "database",
            switch (Restoration.look(database)) {
              case EMPTY -> "empty";
              case UNFINISHED -> "a restore began and is not finished";
              case IN_USE -> "has rows; refused without --into-rows";
            });
    loading.read(sources.erasedSpans(Map.of()), NoWriter::new);
    loading.read(sources.spans(Map.of()), NoWriter::new);
    return Counts.exitCode(run.summary());
  }

  private record NoWriter() implements Loading.Sink {

    @Override
    public void write(
        RowBatch rows, List<UnreadableRecord> unreadable, TopicPartition source, long next) {
      // That is what a dry run is.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
