package dev.threadspool.store.bulk;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.internal.BulkWriteException;
import dev.threadspool.store.internal.RowCopy;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * For tables that only this restore writes: straight into them, and where a row is there already it
 * is replaced. So the last event of a key counts, as it does after the topic was compacted.
 */
record ReplacingInsert() implements RowInsert {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String BEFORE = "before_copy";

  @Override
  public Added insert(Handle handle, RowBatch batch) {
    RowInsert.delete(handle, batch.gone());
    RowBatch rows =
        new RowBatch(
            last(batch.threads(), StoredThread::threadUuid),
            batch.gone(),
            batch.erased(),
            last(batch.rejections(), Rejection::origin),
            last(batch.deadLetters(), DeadLetter::origin));
    handle.savepoint(BEFORE);
    try {
      copy(handle, rows);
    } catch (SQLException | RuntimeException failure) {
      if (!isUniqueViolation(failure)) {
        throw failed(failure);
      }
      handle.rollbackToSavepoint(BEFORE);
      replace(handle, rows);
    }
    handle.releaseSavepoint(BEFORE);
    return new Added(rows.threads().size(), rows.rejections().size(), rows.deadLetters().size());
  }

  private static void replace(Handle handle, RowBatch rows) {
    RowInsert.delete(handle, rows.threads().stream().map(StoredThread::threadUuid).toList());
    delete(handle, "rejection", rows.rejections().stream().map(Rejection::origin).toList());
    delete(handle, "dead_letter", rows.deadLetters().stream().map(DeadLetter::origin).toList());
    try {
      copy(handle, rows);
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private static void copy(Handle handle, RowBatch rows) throws SQLException {
    RowCopy copy = new RowCopy(handle.getConnection(), "");
    copy.threads(rows.threads());
    copy.rejections(rows.rejections());
    copy.deadLetters(rows.deadLetters());
  }

  private static void delete(Handle handle, String table, List<Origin> origins) {
    if (!origins.isEmpty()) {
      handle
          .createUpdate(
              """
              DELETE FROM <table> USING unnest(:topic_id::uuid[], :partition::bigint[], :offset::bigint[])
                AS given (topic_id, partition, "offset")
              WHERE origin_topic_id = given.topic_id AND origin_partition = given.partition
                AND origin_offset = given."offset"
              """)
          .define("table", table)
          .bindArray("topic_id", UUID.class, origins.stream().map(Origin::topicId).toList())
          .bindArray(
              "partition",
              Long.class,
              origins.stream().map(each -> (long) each.partition()).toList())
          .bindArray("offset", Long.class, origins.stream().map(Origin::offset).toList())
          .execute();
    }
  }

  private static <T, K> List<T> last(List<T> rows, Function<T, K> key) {
    Map<K, T> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(key.apply(row), row));
    return List.copyOf(last.values());
  }

  private static boolean isUniqueViolation(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refusal) {
        return UNIQUE_VIOLATION.equals(refusal.getSQLState());
      }
    }
    return false;
  }

  private static RuntimeException failed(Exception failure) {
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new BulkWriteException(failure);
  }
}
