package dev.threadspool.store.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, and where.
 *
 * @param subject null where it is a command that has no outcome
 * @param topicId of the command topic where the record stands; null: it is an event, in the topic
 *     of its subject
 * @param threadUuid null where nobody knows
 * @param mendable whether it can be mended where one side is missing: its command is below what the
 *     workers' group had committed, so no worker is still about to tell it, and it has no other
 *     outcome
 */
public record Finding(
    FindingKind kind,
    @Nullable Subject subject,
    @Nullable UUID topicId,
    int partition,
    long offset,
    @Nullable UUID threadUuid,
    String detail,
    boolean mendable) {}
