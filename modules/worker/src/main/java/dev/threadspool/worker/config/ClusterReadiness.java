package dev.threadspool.worker.config;

import dev.threadspool.contract.topics.ClusterCheck;
import dev.threadspool.contract.topics.Finding;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.worker.dependency.ObstacleException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster has to be one on which the guarantees hold. What makes them impossible stops the
 * worker from beginning; what makes them weaker ("acknowledged" on fewer copies than it could be)
 * is a warning at every start.
 */
final class ClusterReadiness {

  private static final Logger log = LoggerFactory.getLogger(ClusterReadiness.class);

  private final Admin admin;
  private final TopicProvisioner topics;
  private final boolean createTopics;

  /**
   * @param createTopics whether missing topics are created
   */
  ClusterReadiness(Admin admin, TopicProvisioner topics, boolean createTopics) {
    this.admin = admin;
    this.topics = topics;
    this.createTopics = createTopics;
  }

  /**
   * @throws ObstacleException where the cluster's transactions are too old
   * @throws dev.threadspool.contract.topics.TopicsContradictException names every topic that
   *     contradicts its declaration, and how
   */
  void require() {
    short transactions = ClusterCheck.transactionVersion(admin);
    if (transactions < ClusterCheck.WANTED_TRANSACTION_VERSION) {
      throw new ObstacleException(
          "the cluster's finalized transaction.version is %d: at least %d (KIP-890) is needed, or a"
                  .formatted(transactions, ClusterCheck.WANTED_TRANSACTION_VERSION)
              + " late request could enter a later transaction; raise it with `kafka-features.sh"
              + " upgrade --feature transaction.version=2`");
    }
    if (createTopics) {
      topics.createMissing();
    }
    topics.requireUsable().forEach(ClusterReadiness::warn);
  }

  private static void warn(Finding finding) {
    log.atWarn()
        .addKeyValue("topic", finding.topic())
        .addKeyValue("setting", finding.setting())
        .addKeyValue("wanted", finding.wanted())
        .addKeyValue("found", finding.found())
        .log("A topic promises less than it could");
  }
}
