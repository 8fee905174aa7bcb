package dev.threadspool.acceptance.faults.cluster;

import dev.threadspool.acceptance.faults.net.Relay;
import dev.threadspool.local.FreePorts;
import dev.threadspool.local.KafkaMember;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nodes of a cluster, by number from 1 on, and their ports.
 *
 * @param clusterId Kafka's own name of it
 */
record ClusterPlan(String clusterId, SequencedMap<Integer, Ports> nodes) {

  /**
   * A node's ports.
   *
   * @param clients where clients and brokers connect
   * @param controller where its controller listens
   * @param detour where it listens for the relay
   * @param relay where the relay listens for clients
   */
  record Ports(int clients, int controller, int detour, int relay) {}

  /** Free ports for so many nodes. */
  static ClusterPlan of(int nodes) {
    Iterator<Integer> free = FreePorts.find(nodes * 4).iterator();
    SequencedMap<Integer, Ports> ports = new TreeMap<>();
    for (int node = 1; node <= nodes; node++) {
      ports.put(node, new Ports(free.next(), free.next(), free.next(), free.next()));
    }
    return new ClusterPlan(KafkaMember.newClusterId(), ports);
  }

  KafkaMember member(int node) {
    var voters =
        nodes.entrySet().stream()
            .collect(
                Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue().controller()));
    Ports ports = ports(node);
    return new KafkaMember(
        clusterId,
        node,
        ports.clients(),
        voters,
        new KafkaMember.Detour(ports.detour(), ports.relay()));
  }

  Relay relay(int node) {
    return Relay.at(ports(node).relay(), ports(node).detour());
  }

  String bootstrapServers() {
    return addresses(nodes.values().stream().mapToInt(Ports::clients));
  }

  String relayedBootstrapServers() {
    return addresses(nodes.values().stream().mapToInt(Ports::relay));
  }

  /** What {@link #parse} reads. */
  List<String> toArguments() {
    List<String> arguments = new ArrayList<>(List.of(clusterId));
    nodes
        .values()
        .forEach(
            ports ->
                arguments.add(
                    "%d:%d:%d:%d"
                        .formatted(
                            ports.clients(), ports.controller(), ports.detour(), ports.relay())));
    return arguments;
  }

  static ClusterPlan parse(List<String> arguments) {
    SequencedMap<Integer, Ports> nodes = new TreeMap<>();
    for (String argument : arguments.subList(1, arguments.size())) {
      String[] ports = argument.split(":");
      nodes.put(
          nodes.size() + 1,
          new Ports(
              Integer.parseInt(ports[0]),
              Integer.parseInt(ports[1]),
              Integer.parseInt(ports[2]),
              Integer.parseInt(ports[3])));
    }
    return new ClusterPlan(arguments.getFirst(), nodes);
  }

  private Ports ports(int node) {
    Ports ports = nodes.get(node);
    if (ports == null) {
      throw new IllegalArgumentException("no node %d, but %s".formatted(node, nodes.keySet()));
    }
    return ports;
  }

  private static String addresses(IntStream ports) {
    return ports.mapToObj(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }
}
