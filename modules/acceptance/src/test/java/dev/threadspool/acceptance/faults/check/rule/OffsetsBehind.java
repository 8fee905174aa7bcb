package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.check.evidence.Sample.Window;
import dev.threadspool.store.PartitionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Whenever offsets were seen committed, everything below them was decided already; and they never
 * went back, unless somebody reset them.
 */
public final class OffsetsBehind implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Map<PartitionKey, NavigableMap<Long, Logged>> log = new HashMap<>();
    for (Logged logged : evidence.committed()) {
      log.computeIfAbsent(logged.partition(), _ -> new TreeMap<>())
          .put(logged.origin().offset(), logged);
    }
    Map<PartitionKey, Long> before = new HashMap<>();
    for (Sample sample : evidence.evidence().samples()) {
      forward(sample, before, findings);
      sample.windows().forEach(window -> check(evidence, log, sample, window, findings));
    }
    atTheEnd(evidence, log, findings);
  }

  private static void forward(Sample sample, Map<PartitionKey, Long> before, Findings findings) {
    sample
        .committed()
        .forEach(
            (partition, offset) -> {
              Long last = before.put(partition, offset);
              if (last != null && offset < last && !sample.mayGoBack()) {
                findings.violation(
                    "%s went back from %d to %d before %s", partition, last, offset, sample.at());
              }
            });
  }

  private static void check(
      Case evidence,
      Map<PartitionKey, NavigableMap<Long, Logged>> log,
      Sample sample,
      Window window,
      Findings findings) {
    for (Logged logged : between(log, window.partition(), window.from(), window.to())) {
      findings.looked();
      boolean decidedInTheEnd = !evidence.outcomes(logged.origin()).isEmpty();
      if (decidedInTheEnd && !window.decided().contains(logged.origin().offset())) {
        findings.violation(
            "%s was not decided at %s, and the group had committed up to %d",
            logged, sample.at(), window.to());
      }
    }
  }

  private static void atTheEnd(
      Case evidence, Map<PartitionKey, NavigableMap<Long, Logged>> log, Findings findings) {
    evidence
        .evidence()
        .committed()
        .forEach(
            (partition, offset) -> {
              for (Logged logged : between(log, partition, 0, offset)) {
                boolean decided =
                    !evidence.outcomes(logged.origin()).isEmpty()
                        || OneOutcome.hasThatOfAnother(evidence, logged, evidence.planned(logged));
                if (!decided) {
                  findings.violation(
                      "%s is not decided, and the group has committed up to %d", logged, offset);
                }
              }
            });
  }

  private static List<Logged> between(
      Map<PartitionKey, NavigableMap<Long, Logged>> log,
      PartitionKey partition,
      long from,
      long to) {
    NavigableMap<Long, Logged> records = log.get(partition);
    return records == null
        ? List.of()
        : List.copyOf(records.subMap(from, true, to, false).values());
  }
}
