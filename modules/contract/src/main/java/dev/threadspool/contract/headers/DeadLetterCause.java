package dev.threadspool.contract.headers;

import java.time.Instant;
import java.util.UUID;

/**
 * What went wrong with a record, and where.
 *
 * @param topicId Kafka's id of the record's topic
 * @param consumerGroup that gave it up
 * @param failedAt when it was decided, in milliseconds
 * @param exception the class of what went wrong
 */
public record DeadLetterCause(
    UUID topicId,
    String consumerGroup,
    Instant failedAt,
    String exception,
    String message,
    String stacktrace) {}
