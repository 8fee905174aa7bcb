package dev.threadspool.acceptance.faults.check.evidence;

/**
 * What a live reader saw, in the order in which it saw it.
 *
 * @param id what makes it the same thing told again: {@code ce_id}, or of a dead letter the place
 *     that it comes from
 */
public record Seen(Place place, String id) {}
