package dev.threadspool.acceptance.faults.check.evidence;

/** Where a record of an event or reply topic stands. */
public record Place(String topic, int partition, long offset) {

  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic, partition, offset);
  }
}
