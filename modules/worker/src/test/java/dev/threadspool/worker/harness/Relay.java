package dev.threadspool.worker.harness;

import dev.threadspool.local.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An address of its own for a service: open, cut off (connections are refused, and those that were
 * there are closed) or stalled (connections are taken, and nothing gets through any more).
 */
public final class Relay implements AutoCloseable {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int BUFFER_BYTES = 8192;

  private final int target;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object valve = new Object();
  private boolean stalled;
  private @Nullable ServerSocket server;

  private Relay(int target) {
    this.target = target;
    this.port = FreePorts.find(1).getFirst();
  }

  /** Open to a port of this machine. */
  public static Relay to(int port) {
    Relay relay = new Relay(port);
    relay.open();
    return relay;
  }

  public int port() {
    return port;
  }

  /** Connections come through, and what was held up goes on. */
  public synchronized void open() {
    synchronized (valve) {
      stalled = false;
      valve.notifyAll();
    }
    if (server == null) {
      try {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(LOOPBACK, port));
        server = listening;
        Thread.ofVirtual().start(() -> accept(listening));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Nobody gets an answer any more, nor an error. */
  public void stall() {
    synchronized (valve) {
      stalled = true;
    }
  }

  /** Nobody gets in any more, and whoever is in is thrown out. */
  public synchronized void cut() {
    ServerSocket listening = server;
    server = null;
    if (listening != null) {
      close(listening);
    }
    sockets.forEach(Relay::close);
  }

  private void accept(ServerSocket listening) {
    try {
      while (true) {
        Socket near = listening.accept();
        Socket far = new Socket(LOOPBACK, target);
        sockets.add(near);
        sockets.add(far);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      }
    } catch (IOException closed) {
      close(listening);
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitOpen();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException | InterruptedException ended) {
      // One side hung up: so does the other.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitOpen() throws InterruptedException {
    synchronized (valve) {
      while (stalled) {
        valve.wait();
      }
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no use any more either way.
    }
  }

  @Override
  public void close() {
    open();
    cut();
  }
}
