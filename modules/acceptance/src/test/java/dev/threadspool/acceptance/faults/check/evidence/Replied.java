package dev.threadspool.acceptance.faults.check.evidence;

import dev.threadspool.contract.avro.ThreadCreateReply;

/**
 * A reply.
 *
 * @param index of the record in the plan that asked for it; {@code PlanMark.NONE} where none did
 */
public record Replied(Place place, int index, ThreadCreateReply reply) {}
