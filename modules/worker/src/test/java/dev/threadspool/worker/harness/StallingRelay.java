package dev.threadspool.worker.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * A way to a database whose answers can stay away: what is asked still gets there, connections stay
 * open, and nothing comes back.
 */
public final class StallingRelay implements AutoCloseable {

  private static final String JDBC = "jdbc:";

  private final URI target;
  private final ServerSocket server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean stalled;

  /**
   * @param jdbcUrl where connections lead
   */
  public StallingRelay(String jdbcUrl) throws IOException {
    target = URI.create(jdbcUrl.substring(JDBC.length()));
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The same database by this way, asked by somebody who waits for ever. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d%s?socketTimeout=0"
        .formatted(server.getLocalPort(), target.getPath());
  }

  /** From now on no answer comes. */
  public void stall() {
    stalled = true;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        Socket far = new Socket(target.getHost(), target.getPort());
        Thread.ofVirtual().start(() -> copy(near, far, false));
        Thread.ofVirtual().start(() -> copy(far, near, true));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void copy(Socket from, Socket to, boolean answers) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] piece = new byte[8_192];
      int length = in.read(piece);
      while (length >= 0) {
        if (answers && stalled) {
          closed.await();
        }
        out.write(piece, 0, length);
        length = in.read(piece);
      }
    } catch (IOException | InterruptedException e) {
      // One side hung up: so does the other.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    closed.countDown();
  }
}
