package dev.threadspool.store.audit;

import dev.threadspool.store.PartitionKey;

/**
 * The part of a command partition that is audited.
 *
 * @param first the first offset that is still there
 * @param next what the workers' group has committed, or 0: all below is decided and announced
 */
public record CommandBound(PartitionKey partition, long first, long next) {}
