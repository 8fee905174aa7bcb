package dev.threadspool.lightdash.postgres;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes to a space.
 *
 * @param userUuid null for a service, which no space has an entry for
 */
record SpaceVisit(@Nullable UUID userUuid, UUID spaceUuid) {}
