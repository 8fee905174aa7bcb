package dev.threadspool.lightdash;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in Lightdash's own tables.
 *
 * @param ownerUuid whoever wrote its first prompt; null where that user is gone
 * @param displayName its title, or else the text of its first prompt
 * @param hasPrompt whether the prompt that was asked for is one of its own; true where none was
 */
public record Conversation(
    UUID threadUuid,
    UUID agentUuid,
    @Nullable UUID ownerUuid,
    @Nullable String displayName,
    boolean hasPrompt) {}
