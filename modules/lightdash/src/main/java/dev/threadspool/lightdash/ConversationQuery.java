package dev.threadspool.lightdash;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a conversation of the viewer's organization, in whatever project of it.
 *
 * @param promptUuid a prompt that should be the conversation's; null where none is meant
 */
public record ConversationQuery(Viewer viewer, UUID threadUuid, @Nullable UUID promptUuid) {}
