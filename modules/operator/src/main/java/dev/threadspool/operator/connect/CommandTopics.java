package dev.threadspool.operator.connect;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.worker.config.WorkerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where commands come from. */
public final class CommandTopics {

  private CommandTopics() {}

  /** The names that the workers' settings give, or the usual two. */
  public static List<String> of(Settings settings, TopicNames names) {
    return List.copyOf(actors(settings, names).keySet());
  }

  /** The same, with the actors that each may carry. */
  public static Map<String, Set<Actor.Type>> actors(Settings settings, TopicNames names) {
    Map<String, Set<Actor.Type>> actors = new LinkedHashMap<>();
    settings
        .bind("threadspool.worker", WorkerSettings.Worker.class)
        .commandTopics()
        .forEach(topic -> actors.put(topic.name(), topic.actors()));
    if (actors.isEmpty()) {
      actors.put(names.create(), Set.of(Actor.Type.values()));
      actors.put(names.createUpstream(), Set.of(Actor.Type.SERVICE));
    }
    return actors;
  }
}
