package dev.threadspool.contract.topics;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a topic, and waits for brokers where the controller has fenced those that it takes. They
 * have just come back, or were too busy to say in time that they live ({@code
 * broker.session.timeout.ms}); it refuses a topic then as if they did not exist.
 */
public final class TopicCreation {

  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

  private static final long PATIENCE_SECONDS = 60;
  private static final long AGAIN_MS = 250;

  private final Admin admin;

  public TopicCreation(Admin admin) {
    this.admin = admin;
  }

  /**
   * @return false where it is there already
   * @throws InvalidReplicationFactorException the cluster has too few brokers, or all of them are
   *     fenced for longer than {@value #PATIENCE_SECONDS} s
   * @throws org.apache.kafka.common.KafkaException whatever else the cluster has against it
   */
  public boolean create(NewTopic topic) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    boolean said = false;
    while (true) {
      try {
        ClusterAnswer.get(admin.createTopics(List.of(topic)).all());
        return true;
      } catch (TopicExistsException e) {
        return false;
      } catch (InvalidReplicationFactorException e) {
        if (System.nanoTime() > end || registered() < topic.replicationFactor()) {
          throw e;
        }
        if (!said) {
          log.atWarn()
              .addKeyValue("topic", topic.name())
              .addKeyValue("refusal", e.getMessage())
              .log("Kafka is away: its brokers are fenced; waiting");
          said = true;
        }
        ClusterAnswer.pause(AGAIN_MS);
      }
    }
  }

  /** Brokers, fenced ones among them; none where the cluster cannot tell (KIP-1073, Kafka 4.0). */
  private int registered() {
    try {
      return ClusterAnswer.get(
              admin
                  .describeCluster(new DescribeClusterOptions().includeFencedBrokers(true))
                  .nodes())
          .size();
    } catch (UnsupportedVersionException e) {
      return 0;
    }
  }
}
