package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Conversation;
import dev.threadspool.lightdash.ConversationQuery;
import dev.threadspool.lightdash.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Threads of both worlds: Threadspool's own come first, then Lightdash's conversations (decision
 * 9). Both are held within the viewer's organization.
 */
final class PinnableThreads {

  private final Catalogue catalogue;
  private final OwnThreads own;

  PinnableThreads(Catalogue catalogue, OwnThreads own) {
    this.catalogue = catalogue;
    this.own = own;
  }

  /** Those that exist; one query a world. */
  Map<ConversationQuery, Conversation> find(List<Pinned<ContextItem.Thread>> items) {
    List<ConversationQuery> wanted = items.stream().map(PinnableThreads::query).distinct().toList();
    Map<UUID, OwnThread> ours =
        own.find(wanted.stream().map(ConversationQuery::threadUuid).distinct().toList());
    Map<ConversationQuery, Conversation> found = new HashMap<>();
    for (ConversationQuery query : wanted) {
      OwnThread thread = ours.get(query.threadUuid());
      if (thread != null && thread.organizationUuid().equals(query.viewer().organizationUuid())) {
        found.put(query, conversation(thread, query.promptUuid()));
      }
    }
    found.putAll(
        catalogue.conversations(
            wanted.stream().filter(query -> !ours.containsKey(query.threadUuid())).toList()));
    return found;
  }

  static ConversationQuery query(Pinned<ContextItem.Thread> pinned) {
    return new ConversationQuery(
        pinned.viewer(), pinned.item().threadUuid(), pinned.item().promptUuid());
  }

  private static Conversation conversation(OwnThread thread, @Nullable UUID promptUuid) {
    return new Conversation(
        thread.threadUuid(),
        thread.agentUuid(),
        thread.ownerUuid(),
        thread.displayName(),
        promptUuid == null || promptUuid.equals(thread.promptUuid()));
  }

  /** Whether a conversation is the viewer's own. */
  static boolean owns(Viewer viewer, Conversation conversation) {
    return viewer instanceof Viewer.User user && user.userUuid().equals(conversation.ownerUuid());
  }
}
