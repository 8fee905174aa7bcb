package dev.threadspool.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback that nobody listens on.
 *
 * <p>They lie below the range that operating systems hand to outgoing connections: a client that
 * keeps knocking while a part is down could otherwise be given the very port, and the part could
 * not come back.
 */
public final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int LAST = 29_999;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /**
   * As many ports as asked for, each free a moment ago and given to nobody else: neither in this
   * JVM nor in another one of the same user, as long as either runs.
   *
   * @param count at least one; a few dozen at most
   */
  public static List<Integer> find(int count) {
    SequencedSet<Integer> ports = new LinkedHashSet<>();
    for (int attempt = 0; attempt < ATTEMPTS && ports.size() < count; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      if (!ports.contains(port) && isFree(port) && PortClaims.take(port)) {
        ports.add(port);
      }
    }
    if (ports.size() < count) {
      throw new LocalStackException(
          "found no %d free ports between %d and %d".formatted(count, FIRST, LAST));
    }
    return List.copyOf(ports);
  }

  /**
   * Refuses to go on when somebody else listens there: a part would fail late, or be taken for a
   * stranger's.
   */
  static void requireFree(String part, int port) {
    if (!isFree(port)) {
      throw new LocalStackException(
          "Port %d, meant for %s, is taken by another process. Stop that one or choose another port."
              .formatted(port, part));
    }
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // As the servers do: a port whose last connections are still closing counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
