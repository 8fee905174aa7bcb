package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Standing;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.worker.resolve.provider.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a batch of commands with one query a question, however many commands there are: people,
 * agents, abilities, then one a kind of item. Rights are those of this moment. Stateless and
 * thread-safe.
 */
public final class BatchResolver {

  private final Catalogue catalogue;
  private final ItemResolvers resolvers;
  private final ItemMetrics metrics;

  public BatchResolver(
      Catalogue catalogue,
      OwnThreads own,
      ProviderHosts hosts,
      Providers providers,
      ItemMetrics metrics) {
    this.catalogue = catalogue;
    this.resolvers = new ItemResolvers(catalogue, own, hosts, providers);
    this.metrics = metrics;
  }

  /** One resolution a command, in the same order. */
  public List<Resolution> resolve(List<ThreadCommand> commands) {
    Gate gate = gate(commands);
    List<Asked> asked = commands.stream().map(command -> asked(command, gate)).toList();
    List<Pinned<?>> pinned =
        asked.stream().flatMap(one -> one.pinned().stream()).<Pinned<?>>map(p -> p).toList();
    List<ItemResult> results =
        pinned.isEmpty() ? List.of() : resolvers.resolve(pinned, gate.abilities());
    List<Resolution> resolutions = new ArrayList<>(asked.size());
    int next = 0;
    for (Asked one : asked) {
      int end = next + one.pinned().size();
      resolutions.add(resolution(one, results.subList(next, end)));
      next = end;
    }
    return resolutions;
  }

  /** A command with what it pins; an error where it does not get as far as its items. */
  private record Asked(
      String actorName, List<? extends Pinned<?>> pinned, @Nullable ApiError error) {}

  private Gate gate(List<ThreadCommand> commands) {
    List<AgentQuery> agentQueries = commands.stream().map(Gate::agentQuery).distinct().toList();
    Map<AgentQuery, Agent> agents = catalogue.agents(agentQueries);
    List<Standing> standings =
        agentQueries.stream()
            .filter(agents::containsKey)
            .map(query -> standing(query, Objects.requireNonNull(agents.get(query))))
            .distinct()
            .toList();
    return new Gate(
        catalogue.people(
            commands.stream()
                .map(ThreadCommand::actor)
                .filter(actor -> actor.type() == Actor.Type.USER)
                .map(Actor::uuid)
                .distinct()
                .toList()),
        catalogue.withCopilot(commands.stream().map(Gate::viewer).distinct().toList()),
        agents,
        catalogue.abilities(standings));
  }

  private static Standing standing(AgentQuery query, Agent agent) {
    return new Standing(query.viewer(), agent.projectUuid());
  }

  private static Asked asked(ThreadCommand command, Gate gate) {
    ApiError error = gate.check(command);
    if (error != null) {
      return new Asked("", List.of(), error);
    }
    List<ContextItem> items = ContextItems.withoutDuplicates(command.context());
    if (items.size() > ContextItems.LIMIT) {
      return new Asked("", List.of(), Errors.tooManyItems(ContextItems.LIMIT));
    }
    Viewer viewer = Gate.viewer(command);
    return new Asked(
        gate.actorName(command.actor()),
        items.stream().map(item -> new Pinned<>(viewer, command.projectUuid(), item)).toList(),
        null);
  }

  /** The first failing item in the caller's order decides (decision 4). */
  private Resolution resolution(Asked asked, List<ItemResult> results) {
    if (asked.error() != null) {
      return new Resolution.Refused(asked.error());
    }
    List<ResolvedItem> items = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      ItemResult result = results.get(i);
      metrics.count(asked.pinned().get(i).item().kind(), result);
      switch (result) {
        case ItemResult.Refused(ApiError error) -> {
          return new Resolution.Refused(error);
        }
        case ItemResult.Found(ResolvedItem item) -> items.add(item);
      }
    }
    return new Resolution.Accepted(asked.actorName(), items);
  }
}
