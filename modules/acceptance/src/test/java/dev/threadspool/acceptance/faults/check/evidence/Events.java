package dev.threadspool.acceptance.faults.check.evidence;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import java.util.List;

/** All that a {@code read_committed} reader finds on the three topics at the end. */
public record Events(
    List<Told<StoredThread>> created, List<Told<Rejection>> rejected, List<Told<DeadTold>> dead) {

  public Events {
    created = List.copyOf(created);
    rejected = List.copyOf(rejected);
    dead = List.copyOf(dead);
  }
}
