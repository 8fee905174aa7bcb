package dev.threadspool.ingress.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where nobody is, or nobody answers. */
public final class Ports {

  private Ports() {}

  /** Connections are refused. */
  public static int closed() {
    try (ServerSocket socket = silent()) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connections are made, and then nothing. */
  public static ServerSocket silent() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
