package dev.threadspool.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * An error as Lightdash's envelope tells it.
 *
 * @param name for example {@code ForbiddenError}
 * @param statusCode the HTTP status
 * @param dataJson details as JSON text, null for none
 */
public record ApiError(String name, int statusCode, String message, @Nullable String dataJson) {}
