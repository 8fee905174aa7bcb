package dev.threadspool.store.audit;

import java.time.Instant;

/**
 * From when on something must be there; what is older may have been removed by retention.
 *
 * @param rowsSince rejections and dead letters in the store
 * @param rejectedSince rejections in their topic
 * @param deadSince dead letters in their topic
 */
public record AuditLimits(Instant rowsSince, Instant rejectedSince, Instant deadSince) {}
