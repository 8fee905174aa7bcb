package dev.threadspool.contract.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread with its first prompt and all its context: what the rows hold, and what the created
 * event carries.
 *
 * @param actorName the name shown for the actor, as it was when the thread was decided
 * @param title null until somebody gives it one
 * @param createdAt in milliseconds
 * @param commandId the attempt that made it
 * @param origin the record that made it
 */
public record StoredThread(
    UUID threadUuid,
    UUID promptUuid,
    UUID organizationUuid,
    UUID projectUuid,
    UUID agentUuid,
    Actor actor,
    String actorName,
    String createdFrom,
    @Nullable String title,
    @Nullable Instant titleGeneratedAt,
    Instant createdAt,
    UUID commandId,
    Instant issuedAt,
    Origin origin,
    ContentHash contentHash,
    String prompt,
    @Nullable ModelConfig modelConfig,
    List<ResolvedItem> context) {

  public StoredThread {
    context = List.copyOf(context);
  }
}
