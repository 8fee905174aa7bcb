package dev.threadspool.local;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka node as its cluster knows it; broker and controller at once, on 127.0.0.1. Internal
 * topics and those that name no replication get as many replicas as there are nodes, at most three,
 * of which two have to be in sync where there are two.
 *
 * @param clusterId the same for all nodes of a cluster, as {@link #newClusterId()} makes it
 * @param id its number, positive, unlike the others'
 * @param port where clients and the other brokers connect
 * @param voters the controllers' ports of all nodes by their number, its own included
 * @param detour a second way in for clients
 */
public record KafkaMember(
    String clusterId, int id, int port, Map<Integer, Integer> voters, @Nullable Detour detour) {

  /** Of the customary three replicas. */
  private static final int MAX_REPLICATION = 3;

  public KafkaMember {
    voters = Map.copyOf(voters);
    if (!voters.containsKey(id)) {
      throw new IllegalArgumentException(
          "node %d is not among the voters %s".formatted(id, voters.keySet()));
    }
  }

  /**
   * A listener that clients reach through something else: whoever first connects there is told that
   * other port, for this node.
   *
   * @param port where the node listens
   * @param advertisedPort what clients are told
   */
  public record Detour(int port, int advertisedPort) {}

  /** A cluster of one. */
  static KafkaMember alone(int port, int controllerPort) {
    return new KafkaMember(newClusterId(), 1, port, Map.of(1, controllerPort), null);
  }

  /** A number that no other cluster has. */
  public static String newClusterId() {
    return Uuid.randomUuid().toString();
  }

  /**
   * The node inside this JVM. Its start returns when it serves clients, for which most nodes of its
   * cluster have to be there.
   *
   * @param folder where its data goes; made when missing
   */
  public LocalPart node(Path folder) {
    return new KafkaNode(folder, this);
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  int controllerPort() {
    return voters.getOrDefault(id, 0);
  }

  int replication() {
    return Math.min(voters.size(), MAX_REPLICATION);
  }

  int minInSyncReplicas() {
    return Math.min(voters.size(), 2);
  }
}
