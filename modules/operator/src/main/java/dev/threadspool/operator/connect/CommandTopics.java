package dev.threadspool.operator.connect;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.worker.config.WorkerSettings;
import java.util.List;

/** Where commands come from. */
public final class CommandTopics {

  private CommandTopics() {}

  /** The names that the workers' settings give, or the usual two. */
  public static List<String> of(Settings settings, TopicNames names) {
    List<String> configured =
        settings.bind("threadspool.worker", WorkerSettings.Worker.class).commandTopics().stream()
            .map(WorkerSettings.CommandTopic::name)
            .toList();
    return configured.isEmpty() ? List.of(names.create(), names.createUpstream()) : configured;
  }
}
