package dev.threadspool.local;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The loopback ports of a stack; 127.0.0.1 always.
 *
 * @param kafka where Kafka's clients connect
 * @param kafkaController where the broker and its controller, one process here, talk to each other
 * @param postgres where PostgreSQL listens
 * @param registry the schema registry's HTTP API
 * @param registryManagement the schema registry's health and metrics
 */
public record LocalPorts(
    int kafka, int kafkaController, int postgres, int registry, int registryManagement) {

  public LocalPorts {
    int[] ports = {kafka, kafkaController, postgres, registry, registryManagement};
    if (IntStream.of(ports).anyMatch(port -> port < 1024 || port > 65_535)) {
      throw new IllegalArgumentException("ports must be between 1024 and 65535");
    }
    if (IntStream.of(ports).distinct().count() < ports.length) {
      throw new IllegalArgumentException("ports must differ from each other");
    }
  }

  /**
   * What {@code up} uses: a 1 before the customary ports, so that a Kafka or PostgreSQL that is
   * already there stays.
   */
  public static LocalPorts defaults() {
    return new LocalPorts(19_092, 19_093, 15_432, 18_081, 18_082);
  }

  /** Ports that nobody uses now, for a temporary stack. */
  public static LocalPorts free() {
    List<Integer> ports = FreePorts.find(5);
    return new LocalPorts(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
  }
}
