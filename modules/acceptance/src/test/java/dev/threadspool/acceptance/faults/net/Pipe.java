package dev.threadspool.acceptance.faults.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One client's connection through a relay: a socket on either side, a thread each way. */
final class Pipe implements AutoCloseable {

  /** A piece: what is held or slowed as one. */
  private static final int PIECE_BYTES = 16 * 1024;

  private static final int CONNECT_TIMEOUT_MS = 5_000;

  private final Gate gate;
  private final Socket client;
  private final Socket server = new Socket();
  private volatile boolean closed;

  Pipe(Gate gate, Socket client) {
    this.gate = gate;
    this.client = client;
  }

  /** Connects to the server and passes what comes, until both sides are through or one breaks. */
  void run(InetSocketAddress target) {
    try (client;
        server) {
      server.connect(target, CONNECT_TIMEOUT_MS);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread requests = Thread.ofVirtual().start(() -> pass(Direction.TO_SERVER, client, server));
      pass(Direction.TO_CLIENT, server, client);
      requests.join();
    } catch (IOException _) {
      // Nobody listens there: the client learns it by a reset.
      close();
    } catch (InterruptedException _) {
      close();
      Thread.currentThread().interrupt();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Breaks both sides at once, by a reset: what was not passed on is lost. */
  @Override
  public void close() {
    closed = true;
    reset(client);
    reset(server);
    gate.wake();
  }

  private void pass(Direction direction, Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[PIECE_BYTES];
      int length = in.read(piece);
      while (length >= 0 && gate.await(direction, this)) {
        out.write(piece, 0, length);
        length = in.read(piece);
      }
      // The end of a stream is passed on as one, after what came before it.
      if (gate.await(direction, this)) {
        to.shutdownOutput();
      }
    } catch (IOException _) {
      close();
    } catch (InterruptedException _) {
      close();
      Thread.currentThread().interrupt();
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // It is closed already, or the other side has gone.
    }
    try {
      socket.close();
    } catch (IOException _) {
      // Then there is nothing to close.
    }
  }
}
