package dev.threadspool.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker and its controller inside this JVM, from start to stop.
 *
 * <p>Put together as Kafka's {@link KafkaRaftServer} does, which is not used itself: a fault in it
 * ends the JVM, its stop has no time limit, and it cannot stop abruptly.
 */
final class KafkaServers {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaServers.class);

  private final ControllerServer controller;
  private final BrokerServer broker;

  private KafkaServers(ControllerServer controller, BrokerServer broker) {
    this.controller = controller;
    this.broker = broker;
  }

  /** Returns when the broker serves clients; what a failed start has begun is stopped again. */
  static KafkaServers start(Map<String, String> settings) {
    var config = new KafkaConfig(settings, false);
    var folders = KafkaRaftServer.initializeLogDirs(config, LOG, "");
    String cluster = folders._1().clusterId().orElseThrow();
    FaultHandlerFactory faults = (name, _, action) -> new LoggingFaultHandler(name, action);
    var shared =
        new SharedServer(
            config,
            folders._1(),
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, cluster),
            CompletableFuture.completedFuture(
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            List.of(),
            faults,
            ServerSocketFactory.INSTANCE);
    var broker = new BrokerServer(shared);
    var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
    var servers = new KafkaServers(controller, broker);
    try {
      controller.startup();
      broker.startup();
    } catch (RuntimeException e) {
      servers.stop(Duration.ZERO);
      throw e;
    }
    return servers;
  }

  /**
   * Stops both.
   *
   * @param farewell how long the controller may take to agree
   */
  void stop(Duration farewell) {
    broker.shutdown(farewell);
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }

  /**
   * Cuts all connections, then stops without telling the controller, which has to miss the broker.
   */
  void kill() {
    broker.socketServer().shutdown();
    stop(Duration.ZERO);
  }
}
