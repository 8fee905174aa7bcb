package dev.threadspool.worker.resolve;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of Threadspool's own threads, as those who pin it see it.
 *
 * @param ownerUuid null where a service asked for it
 * @param displayName its title, or else the text of its first prompt
 * @param promptUuid its first prompt
 */
public record OwnThread(
    UUID threadUuid,
    UUID organizationUuid,
    UUID agentUuid,
    @Nullable UUID ownerUuid,
    String displayName,
    UUID promptUuid) {}
