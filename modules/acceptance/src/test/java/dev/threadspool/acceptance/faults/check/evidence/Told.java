package dev.threadspool.acceptance.faults.check.evidence;

import org.jspecify.annotations.Nullable;

/**
 * An event or dead letter that a {@code read_committed} reader finds at the end.
 *
 * @param id {@code ce_id}; of a dead letter, which has none of its own, null
 * @param key as text; null where it has none
 */
public record Told<T>(Place place, @Nullable String id, @Nullable String key, T content) {}
