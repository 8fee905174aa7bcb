package dev.threadspool.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration of a broker that is its own controller: one node, little memory, quick to
 * notice things.
 */
final class KafkaSettings {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** A record of 4 MiB and what Kafka puts around it. */
  private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024 + 64 * 1024;

  private KafkaSettings() {}

  static Map<String, String> of(Path logs, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(node(logs, port, controllerPort));
    settings.putAll(replication());
    settings.putAll(behaviour());
    settings.putAll(footprint());
    return settings;
  }

  private static Map<String, String> node(Path logs, int port, int controllerPort) {
    String listener = "PLAINTEXT://127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + controller,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listeners",
        listener + "," + CONTROLLER_LISTENER + "://" + controller,
        "advertised.listeners",
        listener,
        "inter.broker.listener.name",
        "PLAINTEXT",
        "listener.security.protocol.map",
        CONTROLLER_LISTENER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT",
        "log.dirs",
        logs.toString(),
        "server.max.startup.time.ms",
        "90000");
  }

  private static Map<String, String> replication() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "3",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "3",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1");
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
