package dev.threadspool.store.bulk;

import org.jdbi.v3.core.Handle;

/**
 * Whether a restore keeps rows that it has not written, in the database ({@code restore_mode})
 * until it is finished: gone on with in the other way, it would replace rows that were to stay.
 */
final class RestoreMode {

  private RestoreMode() {}

  /** Of one that begins now; what somebody left behind does not count. */
  static void begin(Handle handle, boolean intoRows) {
    forget(handle);
    handle.execute("CREATE TABLE restore_mode (into_rows boolean NOT NULL)");
    handle
        .createUpdate("INSERT INTO restore_mode (into_rows) VALUES (:into_rows)")
        .bind("into_rows", intoRows)
        .execute();
  }

  /**
   * One that was begun by a version that kept no mode can be gone on with either way.
   *
   * @throws RestoreRefusedException where it was begun in the other mode
   */
  static void require(Handle handle, boolean intoRows) {
    if (RestoreTarget.isThere(handle, "restore_mode") && begun(handle) != intoRows) {
      throw new RestoreRefusedException(
          intoRows
              ? "the unfinished restore of this database was begun without --into-rows:"
                  + " run it again without"
              : "the unfinished restore of this database was begun with --into-rows:"
                  + " run it again with it, or rows that are to stay would be replaced");
    }
  }

  static void forget(Handle handle) {
    handle.execute("DROP TABLE IF EXISTS restore_mode");
  }

  private static boolean begun(Handle handle) {
    return handle.createQuery("SELECT into_rows FROM restore_mode").mapTo(Boolean.class).one();
  }
}
