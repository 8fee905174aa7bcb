package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentAccess;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Conversation;
import dev.threadspool.lightdash.ConversationQuery;
import dev.threadspool.lightdash.Standing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Other conversations, of any project of the organization: whoever may use their agent, and owns
 * them or manages agents there, may pin them. (Lightdash's rule for reading a thread.)
 */
final class ThreadResolver implements ItemResolver<ContextItem.Thread> {

  private final Catalogue catalogue;
  private final PinnableThreads threads;

  ThreadResolver(Catalogue catalogue, OwnThreads own) {
    this.catalogue = catalogue;
    this.threads = new PinnableThreads(catalogue, own);
  }

  /** Their agents are other ones than the commands', so agents and abilities are asked for anew. */
  @Override
  public List<ItemResult> resolve(List<Pinned<ContextItem.Thread>> items, Abilities abilities) {
    Map<ConversationQuery, Conversation> found = threads.find(items);
    Map<AgentQuery, Agent> agents =
        catalogue.agents(
            items.stream().flatMap(item -> agentQuery(item, found)).distinct().toList());
    Abilities there =
        catalogue.abilities(
            agents.entrySet().stream()
                .map(agent -> new Standing(agent.getKey().viewer(), agent.getValue().projectUuid()))
                .distinct()
                .toList());
    return items.stream().map(item -> result(item, found, agents, there)).toList();
  }

  private static Stream<AgentQuery> agentQuery(
      Pinned<ContextItem.Thread> item, Map<ConversationQuery, Conversation> found) {
    Conversation conversation = found.get(PinnableThreads.query(item));
    return conversation == null
        ? Stream.empty()
        : Stream.of(new AgentQuery(item.viewer(), conversation.agentUuid()));
  }

  private static ItemResult result(
      Pinned<ContextItem.Thread> item,
      Map<ConversationQuery, Conversation> found,
      Map<AgentQuery, Agent> agents,
      Abilities abilities) {
    Conversation conversation = found.get(PinnableThreads.query(item));
    if (conversation == null) {
      return new ItemResult.Refused(Errors.threadNotFound(item.item().threadUuid()));
    }
    Agent agent = agents.get(new AgentQuery(item.viewer(), conversation.agentUuid()));
    ApiError error = error(item, conversation, agent, abilities);
    return error != null
        ? new ItemResult.Refused(error)
        : new ItemResult.Found(
            new ResolvedItem.Thread(
                conversation.threadUuid(), item.item().promptUuid(), conversation.displayName()));
  }

  private static @Nullable ApiError error(
      Pinned<ContextItem.Thread> item,
      Conversation conversation,
      @Nullable Agent agent,
      Abilities abilities) {
    if (agent == null) {
      return Errors.agentNotFound(conversation.agentUuid());
    }
    Ability ability = abilities.of(item.viewer(), agent.projectUuid());
    boolean mayRead =
        AgentAccess.mayUse(agent, ability)
            && (ability.manageAiAgent() || PinnableThreads.owns(item.viewer(), conversation));
    if (!mayRead) {
      return Errors.threadForbidden();
    }
    return conversation.hasPrompt()
        ? null
        : Errors.promptNotFound(Objects.requireNonNull(item.item().promptUuid()));
  }
}
