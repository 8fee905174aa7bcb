package dev.threadspool.lightdash.postgres;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A column of a batch in PostgreSQL's binary form: nothing is escaped here, and nothing parsed
 * there. (The driver writes arrays of uuids out as text.)
 */
record UuidArray(@Nullable UUID[] values) implements Argument {

  private static final int HEAD = 5 * Integer.BYTES;
  private static final int UUID_BYTES = 16;
  private static final int NULL = -1;

  static <T> UuidArray of(List<T> rows, Function<T, @Nullable UUID> column) {
    @Nullable UUID[] values = new UUID[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return new UuidArray(values);
  }

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.setArray(position, array(statement.getConnection().unwrap(BaseConnection.class)));
  }

  /** Simple queries are text from end to end. */
  private Array array(BaseConnection connection) throws SQLException {
    return connection.getPreferQueryMode() == PreferQueryMode.SIMPLE
        ? connection.createArrayOf("uuid", values)
        : new PgArray(connection, Oid.UUID_ARRAY, binary());
  }

  /** Dimensions, whether there are nulls, type; size and lower bound; then each with its length. */
  private byte[] binary() {
    ByteBuffer array = ByteBuffer.allocate(HEAD + values.length * (Integer.BYTES + UUID_BYTES));
    array.putInt(1).putInt(0).putInt(Oid.UUID).putInt(values.length).putInt(1);
    for (UUID uuid : values) {
      if (uuid == null) {
        array.putInt(NULL).putInt(Integer.BYTES, 1);
      } else {
        array.putInt(UUID_BYTES);
        array.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
      }
    }
    byte[] bytes = new byte[array.position()];
    array.flip().get(bytes);
    return bytes;
  }
}
