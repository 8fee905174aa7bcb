package dev.threadspool.ingress.reading;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.ReadRefusals;
import dev.threadspool.ingress.identity.Caller;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentAccess;
import dev.threadspool.store.ThreadReader;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a thread for a caller, or what became of the command for it. Thread-safe. */
public final class ThreadFinder {

  private final ThreadReader store;
  private final Sight sight;
  private final Guard guard;
  private final Patience patience;

  public ThreadFinder(ThreadReader store, Sight sight, Guard guard, Patience patience) {
    this.store = store;
    this.sight = sight;
    this.guard = guard;
    this.patience = patience;
  }

  /**
   * @param wait how long for a thread that is not there yet
   * @throws ApiException with the stored rejection's error; 403 for who may not see the thread; 410
   *     where it was erased; 404 where it is not there, or belongs to another organization
   */
  public StoredThread find(Caller caller, ThreadPlace place, Duration wait) {
    sight.requireCopilot(caller);
    StoredThread thread = patience.await(wait, () -> lookFor(caller, place));
    if (thread == null) {
      throw ReadRefusals.noThread(place.agentUuid(), place.threadUuid());
    }
    return thread;
  }

  /** Null where there is nothing that the caller may know of. */
  private @Nullable StoredThread lookFor(Caller caller, ThreadPlace place) {
    StoredThread thread = guard.ask(Dependency.STORE, () -> store.thread(place.threadUuid()));
    if (thread != null
        && thread.organizationUuid().equals(caller.organizationUuid())
        && place.isOf(thread)) {
      return forCaller(caller, thread);
    }
    Rejection rejection = guard.ask(Dependency.STORE, () -> rejection(caller, place));
    if (rejection != null && mayKnow(caller, rejection)) {
      throw ReadRefusals.asDecided(rejection.error());
    }
    requireNotErased(caller, place);
    return null;
  }

  /** The access rule of a thread: access to its agent, and either own it or manage agents. */
  private @Nullable StoredThread forCaller(Caller caller, StoredThread thread) {
    Agent agent = sight.agent(caller, thread.projectUuid(), thread.agentUuid());
    if (agent == null) {
      // In Lightdash a deleted agent's threads are gone with it.
      return null;
    }
    Ability ability = sight.ability(caller, agent.projectUuid());
    boolean own = thread.actor().equals(caller.actor());
    if (!AgentAccess.mayUse(agent, ability) || !(own || ability.manageAiAgent())) {
      throw ReadRefusals.threadNotForYou();
    }
    return thread;
  }

  /** To somebody who may not use the agent that he names, no thread was ever there. */
  private void requireNotErased(Caller caller, ThreadPlace place) {
    boolean erased = guard.ask(Dependency.STORE, () -> store.isErased(place.threadUuid()));
    if (erased && !sight.usable(caller, place.projectUuid(), Set.of(place.agentUuid())).isEmpty()) {
      throw ReadRefusals.erased();
    }
  }

  private @Nullable Rejection rejection(Caller caller, ThreadPlace place) {
    return store.rejection(
        caller.organizationUuid(),
        place.projectUuid(),
        place.agentUuid(),
        place.threadUuid(),
        caller.actor());
  }

  private boolean mayKnow(Caller caller, Rejection rejection) {
    return rejection.actor().equals(caller.actor())
        || sight.ability(caller, rejection.projectUuid()).manageAiAgent();
  }
}
