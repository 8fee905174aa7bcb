package dev.threadspool.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration of a broker that is a controller too: little memory, quick to notice things.
 */
public final class KafkaSettings {

  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** A record of 4 MiB and what Kafka puts around it. */
  private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024 + 64 * 1024;

  private KafkaSettings() {}

  static Map<String, String> of(Path logs, KafkaMember member) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(node(logs, member));
    settings.putAll(listeners(member));
    settings.putAll(everywhere(member.replication(), member.minInSyncReplicas()));
    return settings;
  }

  /** Of a broker that is alone, wherever it runs: without its number, listeners and folders. */
  public static Map<String, String> ofOneBroker() {
    return everywhere(1, 1);
  }

  private static Map<String, String> everywhere(int replication, int minInSyncReplicas) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(replication(replication, minInSyncReplicas));
    settings.putAll(behaviour());
    settings.putAll(footprint());
    return settings;
  }

  private static Map<String, String> node(Path logs, KafkaMember member) {
    String voters =
        member.voters().entrySet().stream()
            .map(voter -> "%d@127.0.0.1:%d".formatted(voter.getKey(), voter.getValue()))
            .collect(Collectors.joining(","));
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(member.id()),
        "controller.quorum.voters",
        voters,
        "log.dirs",
        logs.toString(),
        "server.max.startup.time.ms",
        "90000");
  }

  private static Map<String, String> listeners(KafkaMember member) {
    String clients = "PLAINTEXT://" + member.address();
    String controller = CONTROLLER_LISTENER + "://127.0.0.1:" + member.controllerPort();
    List<String> bound = new ArrayList<>(List.of(clients, controller));
    List<String> advertised = new ArrayList<>(List.of(clients));
    KafkaMember.Detour detour = member.detour();
    if (detour != null) {
      bound.add("DETOUR://127.0.0.1:" + detour.port());
      advertised.add("DETOUR://127.0.0.1:" + detour.advertisedPort());
    }
    return Map.of(
        "listeners",
        String.join(",", bound),
        "advertised.listeners",
        String.join(",", advertised),
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "inter.broker.listener.name",
        "PLAINTEXT",
        "listener.security.protocol.map",
        CONTROLLER_LISTENER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT,DETOUR:PLAINTEXT");
  }

  private static Map<String, String> replication(int replication, int minInSyncReplicas) {
    String replicas = Integer.toString(replication);
    String minInSync = Integer.toString(minInSyncReplicas);
    return Map.ofEntries(
        Map.entry("default.replication.factor", replicas),
        Map.entry("min.insync.replicas", minInSync),
        Map.entry("unclean.leader.election.enable", "false"),
        // Who has looked up a leader relies on it until something is done to it.
        Map.entry("auto.leader.rebalance.enable", "false"),
        Map.entry("offsets.topic.replication.factor", replicas),
        Map.entry("offsets.topic.num.partitions", "3"),
        Map.entry("transaction.state.log.replication.factor", replicas),
        Map.entry("transaction.state.log.min.isr", minInSync),
        Map.entry("transaction.state.log.num.partitions", "3"),
        Map.entry("share.coordinator.state.topic.replication.factor", replicas),
        Map.entry("share.coordinator.state.topic.min.isr", minInSync));
  }

  private static Map<String, String> behaviour() {
    return Map.ofEntries(
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES)),
        Map.entry("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES)),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        // Tests of failures want consumers to be missed quickly; what a consumer asks for is its
        // own affair.
        Map.entry("group.min.session.timeout.ms", "500"),
        Map.entry("group.consumer.min.session.timeout.ms", "1000"),
        Map.entry("group.consumer.min.heartbeat.interval.ms", "300"),
        // How often the broker looks for transactions that are past their time: 10 s by default.
        Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
        // How long a broker that crashed keeps its successor waiting: 9 s by default.
        Map.entry("broker.session.timeout.ms", "3000"),
        Map.entry("broker.heartbeat.interval.ms", "500"),
        // How often a transaction that is being ended answers "try again": 20 ms by default.
        Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"));
  }

  private static Map<String, String> footprint() {
    return Map.of(
        // 128 MiB of heap by default.
        "log.cleaner.dedupe.buffer.size", "16777216",
        "log.cleaner.threads", "1",
        "num.io.threads", "3",
        "num.network.threads", "2",
        "background.threads", "2");
  }
}
