package dev.threadspool.contract.model;

import java.util.UUID;

/**
 * The record that a decision was made for.
 *
 * @param topicId Kafka's own id of the topic: a topic made anew under an old name is another one
 * @param offset in the partition
 */
public record Origin(UUID topicId, int partition, long offset) {}
