package dev.threadspool.acceptance.faults.check.evidence;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.PartitionKey;

/**
 * A record of a command topic, as it stands there.
 *
 * @param origin what a decision about it remembers of it
 * @param topic the name of the origin's topic
 * @param key as text
 * @param index its place in the plan; {@code PlanMark.NONE} where the plan has it not
 * @param committed whether a {@code read_committed} reader sees it
 */
public record Logged(Origin origin, String topic, String key, int index, boolean committed) {

  public PartitionKey partition() {
    return new PartitionKey(origin.topicId(), origin.partition());
  }

  /** Whether it stands before another one, so that it must have been decided before. */
  public boolean isBefore(Logged other) {
    return partition().equals(other.partition()) && origin.offset() < other.origin.offset();
  }

  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic, origin.partition(), origin.offset());
  }
}
