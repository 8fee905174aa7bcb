package dev.threadspool.store.internal;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.DeadLetter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@code dead_letter}: records that cannot be processed. */
public final class DeadLetterTable {

  private final Handle handle;

  public DeadLetterTable(Handle handle) {
    this.handle = handle;
  }

  void insert(List<DeadLetter> deadLetters) {
    if (deadLetters.isEmpty()) {
      return;
    }
    var insert =
        handle.createUpdate(
            """
            INSERT INTO dead_letter (
              origin_topic_id, origin_partition, origin_offset, failed_at, exception, message, stacktrace)
            SELECT * FROM unnest(
              :origin_topic_id::uuid[], :origin_partition::int[], :origin_offset::bigint[],
              :failed_at::timestamptz[], :exception::text[], :message::text[], :stacktrace::text[])
            ON CONFLICT DO NOTHING
            """);
    Columns.origins(insert, deadLetters, DeadLetter::origin);
    Columns.instants(insert, "failed_at", deadLetters, DeadLetter::failedAt);
    Columns.texts(insert, "exception", deadLetters, DeadLetter::exception);
    Columns.texts(insert, "message", deadLetters, DeadLetter::message);
    Columns.texts(insert, "stacktrace", deadLetters, DeadLetter::stacktrace).execute();
  }

  /** The dead letters of these records. */
  public Map<Origin, DeadLetter> byOrigin(Collection<Origin> origins) {
    if (origins.isEmpty()) {
      return Map.of();
    }
    var query =
        handle.createQuery(
            """
            SELECT dead_letter.*
            FROM dead_letter
            JOIN unnest(:origin_topic_id::uuid[], :origin_partition::int[], :origin_offset::bigint[])
              AS wanted (origin_topic_id, origin_partition, origin_offset)
              USING (origin_topic_id, origin_partition, origin_offset)
            """);
    Map<Origin, DeadLetter> found = new HashMap<>();
    Columns.origins(query, List.copyOf(origins), origin -> origin)
        .map(
            (row, _) ->
                new DeadLetter(
                    Columns.origin(row),
                    Columns.instant(row, "failed_at"),
                    row.getString("exception"),
                    row.getString("message"),
                    row.getString("stacktrace")))
        .forEach(deadLetter -> found.put(deadLetter.origin(), deadLetter));
    return found;
  }
}
