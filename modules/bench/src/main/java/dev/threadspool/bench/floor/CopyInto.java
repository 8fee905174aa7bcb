package dev.threadspool.bench.floor;

import dev.threadspool.bench.workload.Job;
import dev.threadspool.bench.workload.Rows;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows into the store's tables by {@code COPY} of bytes that were made beforehand: nothing is
 * encoded, nothing checked for being there already. As fast as PostgreSQL takes rows.
 */
public final class CopyInto {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private CopyInto() {}

  /** One transaction, which the caller commits. */
  public static void tables(Connection connection, List<Job> jobs) throws SQLException {
    table(connection, "thread", jobs, Rows::thread);
    table(connection, "prompt", jobs, Rows::prompt);
    table(connection, "prompt_context", jobs, Rows::context);
  }

  private static void table(
      Connection connection, String table, List<Job> jobs, Function<Rows, byte[]> rows)
      throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    bytes.writeBytes(SIGNATURE);
    bytes.writeBytes(ByteBuffer.allocate(8).array());
    jobs.forEach(job -> bytes.writeBytes(rows.apply(job.rows())));
    bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) -1).array());
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s FROM STDIN (FORMAT binary)".formatted(table));
    copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
    copy.endCopy();
  }
}
