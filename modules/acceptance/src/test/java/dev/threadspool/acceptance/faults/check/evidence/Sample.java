package dev.threadspool.acceptance.faults.check.evidence;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A look at offsets and rows during the run: first at the committed offsets, then at the rows.
 *
 * @param mayGoBack whether offsets were reset on purpose since the sample before
 * @param committed the group's committed offsets
 * @param progress the progress rows
 * @param windows what was committed since the sample before
 */
public record Sample(
    Instant at,
    boolean mayGoBack,
    Map<PartitionKey, Long> committed,
    Map<PartitionKey, Progress> progress,
    List<Window> windows) {

  /**
   * A stretch of a partition that was committed since the sample before.
   *
   * @param from inclusive
   * @param to exclusive
   * @param decided which of its records had an outcome of their own by then
   */
  public record Window(PartitionKey partition, long from, long to, Set<Long> decided) {
    public Window {
      decided = Set.copyOf(decided);
    }
  }

  public Sample {
    committed = Map.copyOf(committed);
    progress = Map.copyOf(progress);
    windows = List.copyOf(windows);
  }
}
