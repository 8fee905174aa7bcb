package dev.threadspool.operator.replay;

import dev.threadspool.operator.RefusedException;
import dev.threadspool.store.bulk.Restoration;
import javax.sql.DataSource;

/** Whether rows that are missing in a database mean anything. */
final class LiveTarget {

  private LiveTarget() {}

  /**
   * @throws RefusedException where the rows of what was decided have yet to be restored
   */
  static void require(DataSource database) {
    switch (Restoration.look(database)) {
      case EMPTY ->
          throw new RefusedException(
              "the database has no rows: restore it first, what was decided is in the topics");
      case UNFINISHED ->
          throw new RefusedException(
              "a restore into this database is not finished: run it again to its end first");
      case IN_USE -> {}
    }
  }
}
