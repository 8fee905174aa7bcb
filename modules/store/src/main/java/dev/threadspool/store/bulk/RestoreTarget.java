package dev.threadspool.store.bulk;

import org.jdbi.v3.core.Handle;

/** What is found in a database before a restore into it. */
public enum RestoreTarget {

  /** No rows of ours, and perhaps no tables. */
  EMPTY,

  /** A restore began and was interrupted; it can go on. */
  UNFINISHED,

  /** Rows that no unfinished restore has written. */
  IN_USE;

  static RestoreTarget of(Handle handle) {
    if (isThere(handle, "restore_progress")) {
      return UNFINISHED;
    }
    for (String table :
        new String[] {"thread", "rejection", "dead_letter", "erased_thread", "intake_progress"}) {
      if (isThere(handle, table) && hasRows(handle, table)) {
        return IN_USE;
      }
    }
    return EMPTY;
  }

  static boolean isThere(Handle handle, String table) {
    return handle
        .createQuery("SELECT to_regclass(:table) IS NOT NULL")
        .bind("table", table)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean hasRows(Handle handle, String table) {
    return handle
        .createQuery("SELECT EXISTS (SELECT FROM <table>)")
        .define("table", table)
        .mapTo(Boolean.class)
        .one();
  }
}
