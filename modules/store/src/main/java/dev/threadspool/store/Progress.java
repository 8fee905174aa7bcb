package dev.threadspool.store;

/**
 * How far a partition has come.
 *
 * @param decidedNext the first offset that is not decided
 * @param announcedNext every offset below is known to be announced in Kafka; may lag behind the
 *     truth
 */
public record Progress(long decidedNext, long announcedNext) {}
