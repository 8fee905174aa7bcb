package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;

/**
 * A plan of commands: the same seed gives the same plan, byte for byte.
 *
 * @param seed names the plan, on the records too
 * @param records in the order in which they are published
 */
public record Workload(long seed, List<Planned> records) {

  /** The charts that {@link Sort#FLIPPING} commands pin; nobody else pins them. */
  public static final List<UUID> FLIPPING_CHARTS =
      List.of(SampleLightdash.NESTED_CHART, SampleLightdash.DASHBOARD_CHART);

  public Workload {
    records = List.copyOf(records);
  }

  /**
   * @param commands how many records; from a thousand on, every sort of them is in it
   */
  public static Workload plan(long seed, int commands) {
    return new Workload(seed, new Layout(new Chance(seed), commands).lay());
  }
}
