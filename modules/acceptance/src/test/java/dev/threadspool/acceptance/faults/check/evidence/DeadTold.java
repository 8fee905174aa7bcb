package dev.threadspool.acceptance.faults.check.evidence;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.DeadLetter;

/**
 * What a record of the dead-letter topic says.
 *
 * @param letter what its headers tell, which is all that a row has
 * @param record as it stands there, headers that were added included
 */
public record DeadTold(DeadLetter letter, RawRecord record) {

  /** The record that it is about. */
  public Origin origin() {
    return letter.origin();
  }
}
