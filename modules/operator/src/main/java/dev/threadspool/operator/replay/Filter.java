package dev.threadspool.operator.replay;

import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.reading.ReadCommand;
import java.util.Set;
import java.util.UUID;

/**
 * Which commands are meant; an empty set stands for all. What nobody can read belongs to no
 * project, agent or thread.
 */
public record Filter(Set<UUID> projects, Set<UUID> agents, Set<UUID> threads) {

  public Filter {
    projects = Set.copyOf(projects);
    agents = Set.copyOf(agents);
    threads = Set.copyOf(threads);
  }

  /** Whether this one is meant. */
  public boolean takes(ReadCommand command) {
    return switch (command) {
      case ReadCommand.Valid(ThreadCommand valid) ->
          takes(valid.projectUuid(), valid.agentUuid(), valid.threadUuid());
      case ReadCommand.Invalid(InvalidCommandException.Ids ids, _) ->
          takes(ids.projectUuid(), ids.agentUuid(), ids.threadUuid());
      case ReadCommand.Unreadable _ -> projects.isEmpty() && agents.isEmpty() && threads.isEmpty();
    };
  }

  private boolean takes(UUID project, UUID agent, UUID thread) {
    return (projects.isEmpty() || projects.contains(project))
        && (agents.isEmpty() || agents.contains(agent))
        && (threads.isEmpty() || threads.contains(thread));
  }
}
