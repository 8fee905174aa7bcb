package dev.threadspool.acceptance.faults.cluster;

import dev.threadspool.acceptance.faults.net.Relay;
import dev.threadspool.local.TemporaryFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster whose nodes, brokers and controllers at once, are processes of their own and can
 * be killed: three of them, replication 3, {@code min.insync.replicas} 2, no unclean election,
 * {@code transaction.version} 2; a dead broker is missed after 3 s. Or one alone. On loopback, with
 * its data in a temporary folder; all of it is gone when it is closed, or when its JVM dies.
 *
 * <p>Clients reach it straight, or through one {@link Relay} a broker, which can lose requests and
 * answers. Nodes are numbered from 1 on. Thread-safe.
 */
public final class BrokerCluster implements AutoCloseable {

  private static final Path LOGS = Path.of("target", "brokers");

  private final TemporaryFolder folder = TemporaryFolder.create();
  private final ClusterPlan plan;
  private final SequencedMap<Integer, BrokerProcess> processes = new TreeMap<>();
  private final SequencedMap<Integer, Relay> relays = new TreeMap<>();
  private final ClusterView view;

  private BrokerCluster(int nodes) {
    this.plan = ClusterPlan.of(nodes);
    for (int node : plan.nodes().keySet()) {
      Path data = folder.path().resolve("node-" + node);
      Path log = LOGS.resolve("%s-node-%d.log".formatted(folder.path().getFileName(), node));
      processes.put(node, new BrokerProcess(node, plan, data, log));
      relays.put(node, plan.relay(node));
    }
    this.view = new ClusterView(plan.bootstrapServers());
  }

  /**
   * Returns when all nodes are there. Their logs go to {@code target/brokers}.
   *
   * @param nodes three, or one for what needs relays only
   */
  public static BrokerCluster withNodes(int nodes) {
    var cluster = new BrokerCluster(nodes);
    try {
      cluster.processes.values().forEach(BrokerProcess::start);
      cluster.view.awaitHealthy(cluster.nodes());
      cluster.view.makeInternalTopics();
      cluster.awaitHealthy();
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /** All nodes' numbers, whether they run or not. */
  public Collection<Integer> nodes() {
    return List.copyOf(processes.keySet());
  }

  /** How many replicas its topics should have. */
  public int replication() {
    return Math.min(3, processes.size());
  }

  /** How many of them should be in sync for a record to be acknowledged. */
  public int minInSyncReplicas() {
    return Math.min(2, processes.size());
  }

  /** All brokers, reached straight. */
  public String bootstrapServers() {
    return plan.bootstrapServers();
  }

  /** All brokers, reached through their relays; clients that begin here are told no other way. */
  public String relayedBootstrapServers() {
    return plan.relayedBootstrapServers();
  }

  /** What stands before a broker for those who came by {@link #relayedBootstrapServers()}. */
  public Relay relay(int node) {
    return require(relays.get(node), node);
  }

  /** Ends a node as {@code kill -9} does; returns when it is dead. */
  public void kill(int node) {
    process(node).kill();
  }

  /** Ends a node in good order; returns when it is gone. */
  public void stop(int node) {
    process(node).stop();
  }

  /** Starts a node with the data that it has; does not wait, see {@link #awaitHealthy()}. */
  public void start(int node) {
    process(node).start();
  }

  /** Whether a node's process runs; it may not serve yet. */
  public boolean isUp(int node) {
    return process(node).isAlive();
  }

  /** Waits until all nodes serve and every replica of every topic is in sync. */
  public void awaitHealthy() {
    view.awaitHealthy(nodes());
  }

  /** The node that leads a partition; waits until there is one. The topic has to exist. */
  public int leaderOf(TopicPartition partition) {
    return view.leaderOf(partition);
  }

  /** The node that coordinates a group, whether the group exists or not. */
  public int coordinatorOf(String group) {
    return view.coordinatorOf(group);
  }

  /** The node that coordinates a producer's transactions, whether there were any or not. */
  public int transactionCoordinatorOf(String transactionalId) {
    return view.transactionCoordinatorOf(transactionalId);
  }

  /** The node whose controller is the active one. */
  public int controller() {
    return view.controller();
  }

  /** Where its data is. */
  Path folder() {
    return folder.path();
  }

  /** Kills what runs, and leaves nothing but the logs. */
  @Override
  public void close() {
    view.close();
    relays.values().forEach(Relay::close);
    processes.values().forEach(BrokerProcess::kill);
    folder.close();
  }

  private BrokerProcess process(int node) {
    return require(processes.get(node), node);
  }

  private <T> T require(@Nullable T found, int node) {
    if (found == null) {
      throw new IllegalArgumentException("no node %d, but %s".formatted(node, nodes()));
    }
    return found;
  }
}
