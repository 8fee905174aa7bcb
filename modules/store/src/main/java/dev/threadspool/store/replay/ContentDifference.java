package dev.threadspool.store.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of a thread that is there on both sides, and not the same.
 *
 * @param what the kind of the pinned item, or {@code actor}
 * @param ordinal of the item, from 0; -1 for the actor
 * @param live as the table has it (of items: JSON); null where it is not there
 * @param shadow the same
 */
public record ContentDifference(
    UUID threadUuid, String what, int ordinal, @Nullable String live, @Nullable String shadow) {}
