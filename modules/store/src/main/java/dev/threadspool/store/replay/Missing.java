package dev.threadspool.store.replay;

import dev.threadspool.contract.model.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that has no row.
 *
 * @param threadUuid null where nobody can read the command
 */
public record Missing(Origin origin, @Nullable UUID threadUuid, Verdict verdict) {}
