package dev.threadspool.contract.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a thread.
 *
 * @param commandId names this attempt to ask; a retry by the caller has another
 * @param threadUuid the identity of the thread, chosen by whoever asks: record key, primary key,
 *     deduplication
 * @param promptUuid always {@link PromptUuid#of(UUID)} of the thread's
 * @param issuedAt when it was asked, in milliseconds
 * @param organizationUuid the organization that the actor acts in
 * @param createdFrom {@code web_app} over HTTP, or what an upstream service says
 * @param prompt the first message, empty where there is none
 * @param context as asked, in the caller's order, duplicates included
 */
public record ThreadCommand(
    UUID commandId,
    UUID threadUuid,
    UUID promptUuid,
    Instant issuedAt,
    UUID organizationUuid,
    UUID projectUuid,
    UUID agentUuid,
    Actor actor,
    String createdFrom,
    String prompt,
    @Nullable ModelConfig modelConfig,
    List<ContextItem> context) {

  public ThreadCommand {
    context = List.copyOf(context);
  }
}
