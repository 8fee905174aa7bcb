package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.Events;
import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord;
import dev.threadspool.acceptance.faults.check.evidence.Replied;
import dev.threadspool.acceptance.faults.check.evidence.Rows;
import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.check.evidence.Seen;
import dev.threadspool.acceptance.faults.check.evidence.Stretch;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.acceptance.faults.workload.Ledger;
import dev.threadspool.acceptance.faults.workload.Publication;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.PartitionKey;
import java.util.List;
import java.util.Map;

/**
 * Everything that was seen during a run and at its end.
 *
 * @param workload what was to be published
 * @param ledger what became of publishing it, by index
 * @param log the command topics, uncommitted records included
 * @param sources the bytes of those records that are dead letters
 * @param events the event topics, committed records only
 * @param seen what a {@code read_committed} reader saw of them meanwhile
 * @param replies what was replied, and seen meanwhile
 * @param rows the store
 * @param samples offsets and rows meanwhile
 * @param committed the group's committed offsets
 * @param repeatable records whose events may be there twice; see {@link #allowingRepeats}
 */
public record Evidence(
    Workload workload,
    Map<Integer, Publication> ledger,
    List<Logged> log,
    Map<Origin, RawRecord> sources,
    Events events,
    List<Seen> seen,
    List<Replied> replies,
    Rows rows,
    List<Sample> samples,
    Map<PartitionKey, Long> committed,
    Map<PartitionKey, Stretch> repeatable) {

  public Evidence {
    ledger = Map.copyOf(ledger);
    log = List.copyOf(log);
    sources = Map.copyOf(sources);
    seen = List.copyOf(seen);
    replies = List.copyOf(replies);
    samples = List.copyOf(samples);
    committed = Map.copyOf(committed);
    repeatable = Map.copyOf(repeatable);
  }

  /**
   * The same where the group's offsets were reset by foreign tools right after a crash: events of
   * these records may be repeated once, under the same id.
   *
   * @param stretches from {@code announced_next} to what the group had committed before the reset
   */
  public Evidence allowingRepeats(Map<PartitionKey, Stretch> stretches) {
    return new Evidence(
        workload, ledger, log, sources, events, seen, replies, rows, samples, committed, stretches);
  }

  /**
   * Reads all topics and tables of a site; call it when all is quiet and everything answers. Closes
   * neither reader nor watch.
   */
  public static Evidence collect(
      Site site, Workload workload, Ledger ledger, LiveReader reader, OffsetWatch watch) {
    return new Collector(site, workload).collect(ledger, reader, watch);
  }
}
