package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentAccess;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Person;
import dev.threadspool.lightdash.Viewer;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The checks before any item is looked at, in Lightdash's order: the actor's account and
 * organization, the feature, the agent, access to the agent. (The order is that of section 2 of the
 * behaviour notes.)
 */
record Gate(
    Map<UUID, Person> people,
    Set<Viewer> withCopilot,
    Map<AgentQuery, Agent> agents,
    Abilities abilities) {

  static Viewer viewer(ThreadCommand command) {
    return switch (command.actor().type()) {
      case USER -> new Viewer.User(command.organizationUuid(), command.actor().uuid());
      case SERVICE -> new Viewer.Service(command.organizationUuid(), command.actor().uuid());
    };
  }

  static AgentQuery agentQuery(ThreadCommand command) {
    return new AgentQuery(viewer(command), command.agentUuid());
  }

  /** Null where the command may pass. */
  @Nullable ApiError check(ThreadCommand command) {
    ApiError actorError = checkActor(command);
    if (actorError != null) {
      return actorError;
    }
    if (!withCopilot.contains(viewer(command))) {
      return Errors.copilotDisabled();
    }
    Agent agent = agents.get(agentQuery(command));
    // An agent of another project than the command's is told like one that does not exist (decision
    // 2).
    if (agent == null || !agent.projectUuid().equals(command.projectUuid())) {
      return Errors.agentNotFound(command.agentUuid());
    }
    return AgentAccess.mayUse(agent, abilities.of(viewer(command), agent.projectUuid()))
        ? null
        : Errors.agentForbidden();
  }

  /** The name that is frozen with the thread. */
  String actorName(Actor actor) {
    return switch (actor.type()) {
      case USER -> {
        Person person = people.get(actor.uuid());
        yield person == null ? "Unknown user" : person.name();
      }
      case SERVICE -> "Trusted service";
    };
  }

  private @Nullable ApiError checkActor(ThreadCommand command) {
    return switch (command.actor().type()) {
      case SERVICE -> null;
      case USER -> {
        Person person = people.get(command.actor().uuid());
        if (person == null || isAnothers(person, command)) {
          // Of another organization's users not even that they exist is told.
          yield Errors.organizationNotFound();
        }
        if (!person.active()) {
          yield Errors.deactivated();
        }
        yield person.organizationUuid() == null ? Errors.organizationNotFound() : null;
      }
    };
  }

  private static boolean isAnothers(Person person, ThreadCommand command) {
    return person.organizationUuid() != null
        && !person.organizationUuid().equals(command.organizationUuid());
  }
}
