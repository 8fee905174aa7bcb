package dev.threadspool.bench.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * Reads a table's rows as COPY takes them back: nobody has to encode them anew, and no column can
 * be forgotten.
 */
final class CopiedOut {

  /** Signature, flags, and the length of an extension that is empty. */
  private static final int HEADER_BYTES = 11 + 4 + 4;

  private CopiedOut() {}

  /**
   * @param query whose columns are the table's, in its order
   * @return a row each, in the query's order
   */
  static List<byte[]> rows(Handle handle, String query) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handle
          .getConnection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (%s) TO STDOUT (FORMAT binary)".formatted(query), out);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("the rows could not be read", e);
    }
    return split(out.toByteArray());
  }

  private static List<byte[]> split(byte[] copied) {
    ByteBuffer buffer = ByteBuffer.wrap(copied).position(HEADER_BYTES);
    List<byte[]> rows = new ArrayList<>();
    while (true) {
      int begin = buffer.position();
      short fields = buffer.getShort();
      if (fields < 0) {
        return rows;
      }
      for (int i = 0; i < fields; i++) {
        // -1 for null
        int length = Math.max(0, buffer.getInt());
        buffer.position(buffer.position() + length);
      }
      byte[] row = new byte[buffer.position() - begin];
      buffer.get(begin, row);
      rows.add(row);
    }
  }
}
