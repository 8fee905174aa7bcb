package dev.threadspool.acceptance.faults.check.evidence;

import dev.threadspool.contract.model.Origin;

/**
 * What a record of the dead-letter topic says.
 *
 * @param origin the record that it is about
 * @param record as it stands there, headers that were added included
 * @param exception the class of what went wrong
 */
public record DeadTold(Origin origin, RawRecord record, String exception, String message) {}
