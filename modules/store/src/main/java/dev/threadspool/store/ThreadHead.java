package dev.threadspool.store;

import dev.threadspool.contract.model.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody who pins a thread has to know of it. */
public record ThreadHead(
    UUID threadUuid,
    UUID organizationUuid,
    UUID agentUuid,
    Actor actor,
    @Nullable String title,
    UUID promptUuid,
    String prompt) {}
