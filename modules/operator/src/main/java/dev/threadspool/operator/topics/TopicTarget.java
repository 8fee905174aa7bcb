package dev.threadspool.operator.topics;

import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.TopicOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Mixin;

/** Which topics, and where: the options that both commands take. */
final class TopicTarget {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private TopicOptions topics = new TopicOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  /** What is done there. */
  interface Use {
    int with(Admin admin, TopicPlan plan);
  }

  int use(Use use) {
    Settings settings = config.with(kafka, topics);
    TopicPlan plan = TopicOptions.plan(settings);
    try (Admin admin = kafka.connect(settings)) {
      return use.with(admin, plan);
    } catch (TimeoutException e) {
      throw new AwayException(
          "no Kafka cluster answers at " + settings.get(KafkaOptions.BOOTSTRAP), e);
    } catch (InvalidReplicationFactorException e) {
      throw new UsageException(
          "the cluster has too few brokers for %d copies (--replication, --min-in-sync-replicas)"
              .formatted(plan.settings().replication()),
          e);
    }
  }
}
