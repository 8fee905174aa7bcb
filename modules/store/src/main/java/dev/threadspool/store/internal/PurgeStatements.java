package dev.threadspool.store.internal;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Forgets rejections and dead letters that are past their retention, a bounded number at a time.
 */
public final class PurgeStatements {

  private PurgeStatements() {}

  /** How many rows are gone. */
  public static int run(Handle handle, Instant moment, int limit) {
    int rejections =
        handle
            .createUpdate(
                """
                DELETE FROM rejection WHERE ctid IN (
                  SELECT ctid FROM rejection
                  WHERE rejected_at < :moment::timestamptz
                    AND (repeated_at IS NULL OR repeated_at < :moment::timestamptz)
                  ORDER BY rejected_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                """)
            .bind("moment", moment.toString())
            .bind("limit", limit)
            .execute();
    int deadLetters =
        handle
            .createUpdate(
                """
                DELETE FROM dead_letter WHERE ctid IN (
                  SELECT ctid FROM dead_letter WHERE failed_at < :moment::timestamptz
                  ORDER BY failed_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                """)
            .bind("moment", moment.toString())
            .bind("limit", limit)
            .execute();
    return rejections + deadLetters;
  }
}
