package dev.threadspool.store;

import dev.threadspool.contract.model.Actor;
import java.util.UUID;

/**
 * What somebody who pins a thread has to know of it.
 *
 * @param displayName its title, or else the text of its first prompt
 * @param promptUuid its first prompt
 */
public record ThreadHead(
    UUID threadUuid,
    UUID organizationUuid,
    UUID agentUuid,
    Actor actor,
    String displayName,
    UUID promptUuid) {}
