package dev.threadspool.bench.stage;

import dev.threadspool.bench.floor.CopyInto;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** {@code COPY} of the same rows, whose bytes were made beforehand. */
public final class CopyWay implements Way {

  @Override
  public String key() {
    return "copy";
  }

  @Override
  public String title() {
    return "COPY of bytes";
  }

  @Override
  public Writer open(Arena arena, int number, List<List<Job>> batches) {
    try {
      Connection connection = arena.database().getConnection();
      connection.setAutoCommit(false);
      return new Copying(connection, batches);
    } catch (SQLException e) {
      throw new IllegalStateException("the database lets nobody in", e);
    }
  }

  private record Copying(Connection connection, List<List<Job>> batches) implements Writer {

    @Override
    public void write() {
      try {
        for (List<Job> batch : batches) {
          CopyInto.tables(connection, batch);
          connection.commit();
        }
      } catch (SQLException e) {
        throw new IllegalStateException("COPY failed", e);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
