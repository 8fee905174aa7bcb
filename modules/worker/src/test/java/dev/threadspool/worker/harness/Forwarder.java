package dev.threadspool.worker.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** An address of its own for an HTTP service: shut at first, and then opened. */
public final class Forwarder implements AutoCloseable {

  private final URI target;
  private final int port;
  private final ServerSocket server;

  private Forwarder(URI target) throws IOException {
    this.target = target;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    server = new ServerSocket();
  }

  public static Forwarder to(String url) throws IOException {
    return new Forwarder(URI.create(url));
  }

  /** Where it will listen; the path is the target's. */
  public String address() {
    return "http://127.0.0.1:" + port + target.getPath();
  }

  /** From now on connections are forwarded. */
  public void open() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        Socket far = new Socket(target.getHost(), target.getPort());
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException ended) {
      // One side hung up: so does the other.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
