package dev.threadspool.ingress.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Somebody who answers at a port from now on, with another's answers. */
public final class Forwarder implements AutoCloseable {

  private final ServerSocket server;
  private final String host;
  private final int port;

  private Forwarder(ServerSocket server, String host, int port) {
    this.server = server;
    this.host = host;
    this.port = port;
  }

  /** From a port of this machine to an address, {@code host:port}. */
  public static Forwarder between(int port, String address) throws IOException {
    String[] parts = address.split(":", 2);
    Forwarder forwarder =
        new Forwarder(
            new ServerSocket(port, 50, InetAddress.getLoopbackAddress()),
            parts[0],
            Integer.parseInt(parts[1]));
    Thread.startVirtualThread(forwarder::accept);
    return forwarder;
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = server.accept();
        Socket called = new Socket(host, port);
        Thread.startVirtualThread(() -> copy(caller, called));
        Thread.startVirtualThread(() -> copy(called, caller));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them hung up.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
