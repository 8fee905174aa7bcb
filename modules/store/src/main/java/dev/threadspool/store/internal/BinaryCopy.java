package dev.threadspool.store.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary form of {@code COPY} (PostgreSQL's documentation, "COPY", "Binary Format"):
 * what is written here is the fields of one row, in the order of its columns. Our own, because what
 * writes them by name and byte by byte took a third of a restore's time.
 */
public final class BinaryCopy {

  private static final byte[] HEAD =
      "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int END = -1;
  private static final int NULL = -1;

  /** A packet of the protocol holds so much or a little more. */
  private static final int FULL = 64 * 1024;

  /** PostgreSQL counts from the begin of the year 2000. */
  private static final long EPOCH_SECOND = 946_684_800L;

  private static final long MICROS = 1_000_000L;
  private static final int NANOS = 1_000;

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private byte[] buffer = new byte[2 * FULL];
  private int size;

  private BinaryCopy() {}

  /**
   * Copies rows; where it throws, the transaction is lost.
   *
   * @param columns of {@code table}; {@code row} writes as many fields
   * @throws SQLException where the table refuses a row, or the connection is lost
   */
  public static <T> void write(
      Connection connection,
      String table,
      List<String> columns,
      Iterable<T> rows,
      BiConsumer<BinaryCopy, T> row)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql(table, columns));
    try {
      BinaryCopy bytes = new BinaryCopy();
      bytes.append(HEAD);
      for (T each : rows) {
        bytes.int16(columns.size());
        row.accept(bytes, each);
        if (bytes.size >= FULL) {
          bytes.send(copy);
        }
      }
      bytes.int16(END);
      bytes.send(copy);
      copy.endCopy();
    } catch (SQLException | RuntimeException failure) {
      cancel(copy, failure);
      throw failure;
    }
  }

  /**
   * Leaves the connection to be rolled back; without it, every later statement would be refused.
   */
  private static void cancel(CopyIn copy, Exception failure) {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
    }
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  private static String sql(String table, List<String> columns) {
    return columns.stream()
        .map(column -> '"' + column + '"')
        .collect(Collectors.joining(", ", "COPY " + table + " (", ") FROM STDIN (FORMAT binary)"));
  }

  private void send(CopyIn copy) throws SQLException {
    copy.writeToCopy(buffer, 0, size);
    size = 0;
  }

  public BinaryCopy uuid(@Nullable UUID value) {
    if (value == null) {
      return int32(NULL);
    }
    int32(2 * Long.BYTES);
    int64(value.getMostSignificantBits());
    return int64(value.getLeastSignificantBits());
  }

  public BinaryCopy text(@Nullable String value) {
    return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  public BinaryCopy bytes(byte @Nullable [] value) {
    if (value == null) {
      return int32(NULL);
    }
    int32(value.length);
    append(value);
    return this;
  }

  /** A {@code timestamptz}; what is finer than a microsecond is cut off. */
  public BinaryCopy instant(@Nullable Instant value) {
    if (value == null) {
      return int32(NULL);
    }
    return bigint((value.getEpochSecond() - EPOCH_SECOND) * MICROS + value.getNano() / NANOS);
  }

  public BinaryCopy smallint(int value) {
    return int32(Short.BYTES).int16(value);
  }

  public BinaryCopy integer(int value) {
    return int32(Integer.BYTES).int32(value);
  }

  public BinaryCopy bigint(long value) {
    return int32(Long.BYTES).int64(value);
  }

  public BinaryCopy bool(boolean value) {
    int32(1);
    room(1);
    buffer[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  /** As many columns as given, without a value. */
  public BinaryCopy nulls(int count) {
    for (int i = 0; i < count; i++) {
      int32(NULL);
    }
    return this;
  }

  private BinaryCopy int16(int value) {
    room(Short.BYTES);
    SHORTS.set(buffer, size, (short) value);
    size += Short.BYTES;
    return this;
  }

  private BinaryCopy int32(int value) {
    room(Integer.BYTES);
    INTS.set(buffer, size, value);
    size += Integer.BYTES;
    return this;
  }

  private BinaryCopy int64(long value) {
    room(Long.BYTES);
    LONGS.set(buffer, size, value);
    size += Long.BYTES;
    return this;
  }

  private void append(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, buffer, size, value.length);
    size += value.length;
  }

  private void room(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
    }
  }
}
