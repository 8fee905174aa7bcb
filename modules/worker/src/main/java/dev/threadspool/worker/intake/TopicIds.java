package dev.threadspool.worker.intake;

import dev.threadspool.worker.dependency.Attempt;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.dependency.WaitBudget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Kafka's own ids of topics: a topic that was made anew under its old name is another one, whose
 * offsets mean something else. Remembered until partitions are assigned anew. Thread-safe.
 */
public final class TopicIds {

  private final Admin admin;
  private final Dependencies dependencies;
  private final Duration patience;
  private final Map<String, UUID> known = new ConcurrentHashMap<>();

  public TopicIds(Admin admin, Dependencies dependencies, WaitBudget budget) {
    this.admin = admin;
    this.dependencies = dependencies;
    this.patience = budget.step();
  }

  /**
   * @throws dev.threadspool.worker.dependency.DependencyAwayException where the broker does not
   *     tell
   */
  UUID of(String topic) {
    UUID id = known.get(topic);
    if (id == null) {
      id = lookUp(topic);
      known.put(topic, id);
    }
    return id;
  }

  void forget() {
    known.clear();
  }

  private UUID lookUp(String topic) {
    Attempt.requireTime();
    try {
      Uuid id =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(Attempt.left(patience).toNanos(), TimeUnit.NANOSECONDS)
              .values()
              .iterator()
              .next()
              .topicId();
      dependencies.back(Dependency.BROKER);
      return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    } catch (ExecutionException | TimeoutException e) {
      throw dependencies.away(Dependency.BROKER, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw dependencies.away(Dependency.BROKER, e);
    }
  }
}
