package dev.threadspool.store.audit;

import java.util.UUID;

/**
 * A record that says that a thread was erased.
 *
 * @param partition where the record stands
 */
public record AuditedMark(UUID threadUuid, int partition, long offset) {}
