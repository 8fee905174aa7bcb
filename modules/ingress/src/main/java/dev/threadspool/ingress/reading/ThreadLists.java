package dev.threadspool.ingress.reading;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.ReadRefusals;
import dev.threadspool.ingress.identity.Caller;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentAccess;
import dev.threadspool.store.ThreadFilter;
import dev.threadspool.store.ThreadReader;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of threads. Thread-safe. */
public final class ThreadLists {

  /** Lightdash's list of an agent's threads has those; evaluations and schedules have their own. */
  private static final Set<String> CONVERSATIONS = Set.of("web_app", "slack", "service");

  private final ThreadReader store;
  private final Sight sight;
  private final Guard guard;

  public ThreadLists(ThreadReader store, Sight sight, Guard guard) {
    this.store = store;
    this.sight = sight;
    this.guard = guard;
  }

  /**
   * What a project's list is narrowed to.
   *
   * @param search a piece of the title
   */
  public record Narrowing(
      @Nullable UUID agentUuid, @Nullable String createdFrom, @Nullable String search) {}

  /**
   * An agent's threads: the caller's own, or everybody's.
   *
   * @throws ApiException 400 for an agent that is not there, 403 for who may not use it, or may not
   *     see everybody's
   */
  public ThreadListing ofAgent(
      Caller caller, UUID projectUuid, UUID agentUuid, boolean everybodys) {
    sight.requireCopilot(caller);
    Agent agent = sight.agent(caller, projectUuid, agentUuid);
    if (agent == null) {
      throw ReadRefusals.noAgent(agentUuid);
    }
    Ability ability = sight.ability(caller, projectUuid);
    if (!AgentAccess.mayUse(agent, ability)) {
      throw ReadRefusals.agentNotForYou();
    }
    if (everybodys && !ability.manageAiAgent()) {
      throw ReadRefusals.othersNotForYou();
    }
    Actor owner = everybodys ? null : caller.actor();
    return listing(
        Map.of(agentUuid, agent),
        new ThreadFilter(
            caller.organizationUuid(), projectUuid, Set.of(agentUuid), owner, CONVERSATIONS, null));
  }

  /** The caller's own threads in a project, of agents that the caller may still use. */
  public ThreadListing ofProject(Caller caller, UUID projectUuid, Narrowing narrowing) {
    sight.requireCopilot(caller);
    UUID wanted = narrowing.agentUuid();
    Set<UUID> candidates =
        wanted != null
            ? Set.of(wanted)
            : guard.ask(
                Dependency.STORE,
                () -> store.agents(caller.organizationUuid(), projectUuid, caller.actor()));
    Map<UUID, Agent> agents = sight.usable(caller, projectUuid, candidates);
    String createdFrom = narrowing.createdFrom();
    return listing(
        agents,
        new ThreadFilter(
            caller.organizationUuid(),
            projectUuid,
            agents.keySet(),
            caller.actor(),
            createdFrom == null ? null : Set.of(createdFrom),
            narrowing.search()));
  }

  private ThreadListing listing(Map<UUID, Agent> agents, ThreadFilter filter) {
    return new ThreadListing(store, guard, agents, filter);
  }
}
