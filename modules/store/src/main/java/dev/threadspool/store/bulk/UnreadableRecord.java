package dev.threadspool.store.bulk;

/**
 * A record that a restore has passed over, since nobody can read it.
 *
 * @param topic by name
 * @param reason for people
 */
public record UnreadableRecord(String topic, int partition, long offset, String reason) {}
