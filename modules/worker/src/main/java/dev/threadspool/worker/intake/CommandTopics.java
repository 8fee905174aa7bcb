package dev.threadspool.worker.intake;

import dev.threadspool.contract.model.Actor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The topics that commands come from, and which actors a command of each may carry. On Kafka the
 * actor comes with the command, so whoever may write to a topic may act as any actor that it
 * allows: the cluster's ACLs have to guard each topic accordingly.
 */
public final class CommandTopics {

  private final Map<String, Set<Actor.Type>> actors = new HashMap<>();

  /** None as yet. */
  public CommandTopics() {}

  /**
   * Adds a topic.
   *
   * @throws IllegalArgumentException where a topic is named twice
   */
  public CommandTopics with(String topic, Set<Actor.Type> types) {
    if (actors.put(topic, EnumSet.copyOf(types)) != null) {
      throw new IllegalArgumentException("command topic %s is named twice".formatted(topic));
    }
    return this;
  }

  Set<String> names() {
    return Set.copyOf(actors.keySet());
  }

  boolean allows(String topic, Actor.Type type) {
    return actors.getOrDefault(topic, Set.of()).contains(type);
  }
}
