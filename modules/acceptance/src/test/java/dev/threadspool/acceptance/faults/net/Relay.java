package dev.threadspool.acceptance.faults.net;

import dev.threadspool.local.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A TCP relay on loopback: whoever connects to its port talks to another port, as long as it lets
 * them. Its switches may be turned at any time, by any thread; they hold for the connections there
 * are and for those to come. A new relay passes everything.
 *
 * <p>A message that must be lost is held first, then cut: stall, {@link #cut()}, {@link #pass()}.
 * One that must come late is held, then passed.
 */
public final class Relay implements AutoCloseable {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int BACKLOG = 128;

  private final InetSocketAddress target;
  private final int port;
  private final Gate gate = new Gate();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;
  private int acceptors;
  private boolean closed;

  private Relay(int port, int target) {
    this.target = new InetSocketAddress(LOOPBACK, target);
    this.port = port;
    listen();
  }

  /**
   * A relay on a free port.
   *
   * @param target a port of 127.0.0.1, where somebody listens now or later
   */
  public static Relay to(int target) {
    return new Relay(FreePorts.find(1).getFirst(), target);
  }

  /** A relay on a port that is known beforehand; nobody else may listen there. */
  public static Relay at(int port, int target) {
    return new Relay(port, target);
  }

  /** Where clients connect; stays the same over cuts. */
  public int port() {
    return port;
  }

  /** Host and port, for clients. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** All is well again: connections are taken, bytes go both ways at once, held ones first. */
  public synchronized void pass() {
    set(new Flow.Passing());
    listen();
  }

  /**
   * Resets all connections and refuses new ones until {@link #pass()}. What was held is lost. A
   * stall or slowness stays set for afterwards.
   */
  public synchronized void cut() {
    stopListening();
    dropConnections();
  }

  /** Resets all connections; clients may come back at once. What was held is lost. */
  public synchronized void dropConnections() {
    pipes.forEach(Pipe::close);
  }

  /**
   * A network that swallows everything: connections stay and new ones are taken, but nothing
   * passes, either way.
   */
  public void stall() {
    set(new Flow.Held());
  }

  /**
   * Holds the bytes of one direction; the other is left as it is. A piece that is just being
   * written when the switch is turned still gets through.
   */
  public void stall(Direction direction) {
    gate.set(direction, new Flow.Held());
  }

  /**
   * A slow network, both ways.
   *
   * @param pause for each piece, of 16 KiB at most
   */
  public void slow(Duration pause) {
    set(new Flow.Slowed(pause));
  }

  /** How many connections are open. */
  public int connections() {
    return pipes.size();
  }

  /** How many connections have something that waits to go this way. */
  public int waiting(Direction direction) {
    return gate.waiting(direction);
  }

  /** Resets all connections and gives the port back; returns when no thread of it runs. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      cut();
    }
    threads.close();
  }

  private void set(Flow flow) {
    for (Direction direction : Direction.values()) {
      gate.set(direction, flow);
    }
  }

  private synchronized void listen() {
    if (closed) {
      throw new IllegalStateException("the relay is closed");
    }
    if (listener != null) {
      return;
    }
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port), BACKLOG);
      threads.execute(() -> accept(socket));
      acceptors++;
      listener = socket;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  /** The port is free only when the last acceptor has left it: a listener is not closed before. */
  private synchronized void stopListening() {
    try {
      if (listener != null) {
        listener.close();
        listener = null;
      }
      while (acceptors > 0) {
        wait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop listening on port " + port, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while giving up port " + port, e);
    }
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        admit(socket, socket.accept());
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException("cannot take connections on port " + port, e);
      }
    } finally {
      left();
    }
  }

  private synchronized void left() {
    acceptors--;
    notifyAll();
  }

  /** One that was accepted while the relay was being cut is reset like the others. */
  private synchronized void admit(ServerSocket socket, Socket client) {
    var pipe = new Pipe(gate, client);
    if (listener == socket) {
      pipes.add(pipe);
      threads.execute(() -> run(pipe));
    } else {
      pipe.close();
    }
  }

  private void run(Pipe pipe) {
    try {
      pipe.run(target);
    } finally {
      pipes.remove(pipe);
    }
  }
}
