package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.fault.Fault;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Faults that are inflicted together.
 *
 * @param seed of what the faults leave to chance
 */
record Strike(List<Fault> faults, long seed) {

  Strike {
    faults = List.copyOf(faults);
  }

  Fault.Moment moment() {
    return faults.getFirst().moment();
  }

  /** As long as the longest of them. */
  Duration lasting() {
    return faults.stream().map(Fault::lasting).max(Comparator.naturalOrder()).orElseThrow();
  }

  @Override
  public String toString() {
    return faults.stream().map(Fault::name).collect(Collectors.joining(" + "));
  }
}
