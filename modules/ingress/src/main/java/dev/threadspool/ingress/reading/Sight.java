package dev.threadspool.ingress.reading;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.ReadRefusals;
import dev.threadspool.ingress.identity.Caller;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentAccess;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Standing;
import dev.threadspool.lightdash.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may see, asked of Lightdash at the moment of reading: one query a question.
 * Thread-safe.
 */
public final class Sight {

  private final Catalogue catalogue;
  private final Guard guard;

  public Sight(Catalogue catalogue, Guard guard) {
    this.catalogue = catalogue;
    this.guard = guard;
  }

  /**
   * @throws ApiException 403 for whoever may not use AI agents at all
   */
  void requireCopilot(Caller caller) {
    Viewer viewer = viewer(caller);
    if (!ask(() -> catalogue.withCopilot(Set.of(viewer))).contains(viewer)) {
      throw ReadRefusals.noCopilot();
    }
  }

  /** Null where there is no such agent in this project of the caller's organization. */
  @Nullable Agent agent(Caller caller, UUID projectUuid, UUID agentUuid) {
    return agents(caller, projectUuid, Set.of(agentUuid)).get(agentUuid);
  }

  /** Those of these agents that the caller may use, in a project. */
  Map<UUID, Agent> usable(Caller caller, UUID projectUuid, Collection<UUID> agentUuids) {
    Map<UUID, Agent> agents = agents(caller, projectUuid, agentUuids);
    if (agents.isEmpty()) {
      return agents;
    }
    Ability ability = ability(caller, projectUuid);
    Map<UUID, Agent> usable = new HashMap<>(agents);
    usable.values().removeIf(agent -> !AgentAccess.mayUse(agent, ability));
    return usable;
  }

  Ability ability(Caller caller, UUID projectUuid) {
    Viewer viewer = viewer(caller);
    return ask(() -> catalogue.abilities(List.of(new Standing(viewer, projectUuid))))
        .of(viewer, projectUuid);
  }

  private Map<UUID, Agent> agents(Caller caller, UUID projectUuid, Collection<UUID> agentUuids) {
    Viewer viewer = viewer(caller);
    List<AgentQuery> queries =
        agentUuids.stream().map(agentUuid -> new AgentQuery(viewer, agentUuid)).toList();
    return ask(() -> catalogue.agents(queries)).values().stream()
        .filter(agent -> agent.projectUuid().equals(projectUuid))
        .collect(Collectors.toMap(Agent::agentUuid, agent -> agent));
  }

  private <T> T ask(Supplier<T> question) {
    return guard.ask(Dependency.LIGHTDASH, question);
  }

  private static Viewer viewer(Caller caller) {
    Actor actor = caller.actor();
    return switch (actor.type()) {
      case USER -> new Viewer.User(caller.organizationUuid(), actor.uuid());
      case SERVICE -> new Viewer.Service(caller.organizationUuid(), actor.uuid());
    };
  }
}
