package dev.threadspool.store;

import dev.threadspool.contract.model.Origin;
import java.time.Instant;

/**
 * The decision that a record cannot be processed.
 *
 * @param exception the class of what went wrong
 * @param message may be empty, never null
 * @param stacktrace bounded by whoever makes it
 */
public record DeadLetter(
    Origin origin, Instant failedAt, String exception, String message, String stacktrace) {}
