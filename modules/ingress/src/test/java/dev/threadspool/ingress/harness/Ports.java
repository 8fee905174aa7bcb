package dev.threadspool.ingress.harness;

import dev.threadspool.local.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Where nobody is, or nobody answers. */
public final class Ports {

  private Ports() {}

  /** Connections are refused. */
  public static int closed() {
    return FreePorts.find(1).getFirst();
  }

  /** Whether somebody takes connections there. */
  public static boolean takesConnections(int port) {
    try (Socket _ = new Socket("127.0.0.1", port)) {
      return true;
    } catch (IOException e) {
      return false;
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
