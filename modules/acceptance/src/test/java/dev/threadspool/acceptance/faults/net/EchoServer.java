package dev.threadspool.acceptance.faults.net;

import dev.threadspool.local.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Answers with what it is told, and counts it. */
final class EchoServer implements AutoCloseable {

  private final int port;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong received = new AtomicLong();
  private final ServerSocket listener;

  EchoServer() {
    this(FreePorts.find(1).getFirst());
  }

  EchoServer(int port) {
    this.port = port;
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return port;
  }

  /** How many bytes have come, over all connections. */
  long received() {
    return received.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
    threads.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        connections.add(connection);
        threads.execute(() -> echo(connection));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void echo(Socket connection) {
    try (connection) {
      byte[] piece = new byte[4096];
      int length = connection.getInputStream().read(piece);
      while (length >= 0) {
        received.addAndGet(length);
        connection.getOutputStream().write(piece, 0, length);
        length = connection.getInputStream().read(piece);
      }
    } catch (IOException _) {
      // The client has gone, or was cut off.
    } finally {
      connections.remove(connection);
    }
  }
}
