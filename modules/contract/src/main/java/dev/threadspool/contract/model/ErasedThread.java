package dev.threadspool.contract.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A thread that was erased: nothing of what it said, and nobody's name. It counts as existing for
 * ever, so nothing makes it again.
 *
 * @param erasedAt in whole milliseconds
 */
public record ErasedThread(UUID threadUuid, Instant erasedAt) {}
