package dev.threadspool.worker.dependency;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose fault it is that a database refuses something, by the standard's classes of SQLSTATE.
 *
 * <p>The rule: what would be refused for this record however well the database is, is the record's
 * fault. All else is waited for, also what only an operator can mend (a disk that is full, a column
 * that is missing): giving records up because of it would lose all that come meanwhile.
 */
final class SqlFailures {

  enum Fault {
    /** The record's: it fails however often it is tried. */
    RECORD,
    /** Nobody's: another transaction was given precedence. */
    PRECEDENCE,
    /** The database's, or of whoever runs it. */
    DATABASE
  }

  /**
   * Cardinality violation, data exception, integrity constraint violation, check option, program
   * limit exceeded.
   */
  private static final Set<String> RECORD = Set.of("21", "22", "23", "44", "54");

  /** What a trigger or a function says about the data: {@code RAISE EXCEPTION} without a code. */
  private static final String RAISED = "P0001";

  /** Transaction rollback: deadlock, serialization failure. */
  private static final String ROLLBACK = "40";

  private SqlFailures() {}

  /** Null where no database is involved. */
  static @Nullable Fault of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        // Whatever keeps a connection from being opened is not about a record.
        return sql instanceof SQLTransientConnectionException
            ? Fault.DATABASE
            : of(sql.getSQLState());
      }
    }
    return null;
  }

  private static Fault of(@Nullable String state) {
    if (state == null || state.length() != 5) {
      return Fault.DATABASE;
    }
    String group = state.substring(0, 2);
    if (group.equals(ROLLBACK)) {
      return Fault.PRECEDENCE;
    }
    return RECORD.contains(group) || state.equals(RAISED) ? Fault.RECORD : Fault.DATABASE;
  }
}
