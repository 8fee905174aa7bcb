package dev.threadspool.worker.dependency;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells a database that is away, or busy with somebody else's lock, from data that it will never
 * take. Only the latter is the record's fault.
 */
final class SqlFailures {

  /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
  private static final Set<String> FAULT_OF_THE_DATA = Set.of("22", "23");

  private SqlFailures() {}

  static boolean isFaultOfTheDatabase(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return !isFaultOfTheData(sql);
      }
    }
    return false;
  }

  private static boolean isFaultOfTheData(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && state.length() == 5
        && FAULT_OF_THE_DATA.contains(state.substring(0, 2));
  }
}
