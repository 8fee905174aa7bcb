package dev.threadspool.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread as a list shows it: without its context.
 *
 * @param actorName the name shown for the actor, as it was when the thread was decided
 * @param prompt the first one's text; may be empty
 */
public record ThreadEntry(
    UUID threadUuid,
    UUID agentUuid,
    UUID actorUuid,
    String actorName,
    String createdFrom,
    @Nullable String title,
    @Nullable Instant titleGeneratedAt,
    Instant createdAt,
    UUID promptUuid,
    String prompt) {}
