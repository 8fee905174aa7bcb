package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A partition's progress row never goes back; every record with an outcome is below {@code
 * decided_next}, and so is what the group has committed; and {@code announced_next} never claims
 * more than the group has committed.
 */
public final class ProgressHolds implements Rule {

  private static final Progress NONE = new Progress(0, 0);

  @Override
  public void check(Case evidence, Findings findings) {
    Map<PartitionKey, Progress> last = new HashMap<>();
    Map<PartitionKey, Long> committed = new HashMap<>();
    for (Sample sample : evidence.evidence().samples()) {
      sample.committed().forEach((partition, next) -> committed.merge(partition, next, Math::max));
      // What was claimed at the last look must be committed by now.
      last.forEach((partition, row) -> claim(partition, row, committed, findings));
      sample.progress().forEach((partition, row) -> forward(partition, row, last, findings));
      sample
          .committed()
          .forEach((partition, next) -> covers(partition, next, sample.progress(), findings));
      last.putAll(sample.progress());
    }
    Map<PartitionKey, Progress> rows = evidence.evidence().rows().progress();
    rows.forEach((partition, row) -> forward(partition, row, last, findings));
    evidence
        .evidence()
        .committed()
        .forEach((partition, next) -> committed.merge(partition, next, Math::max));
    rows.forEach((partition, row) -> claim(partition, row, committed, findings));
    evidence
        .allOutcomes()
        .forEach(entry -> covers(entry.getKey(), entry.getValue(), rows, findings));
  }

  private static void forward(
      PartitionKey partition, Progress row, Map<PartitionKey, Progress> last, Findings findings) {
    findings.looked();
    Progress before = last.getOrDefault(partition, NONE);
    if (row.decidedNext() < before.decidedNext() || row.announcedNext() < before.announcedNext()) {
      findings.violation("the progress of %s went back from %s to %s", partition, before, row);
    }
    if (row.announcedNext() > row.decidedNext()) {
      findings.violation("%s is announced further than it is decided: %s", partition, row);
    }
  }

  private static void claim(
      PartitionKey partition, Progress row, Map<PartitionKey, Long> committed, Findings findings) {
    long next = committed.getOrDefault(partition, 0L);
    if (row.announcedNext() > next) {
      findings.violation(
          "%s claims to be announced up to %d, and the group has committed up to %d",
          partition, row.announcedNext(), next);
    }
  }

  private static void covers(
      PartitionKey partition, long next, Map<PartitionKey, Progress> rows, Findings findings) {
    long decided = rows.getOrDefault(partition, NONE).decidedNext();
    if (next > decided) {
      findings.violation(
          "the group has committed %s up to %d, and it is decided up to %d",
          partition, next, decided);
    }
  }

  private static void covers(
      Origin origin, List<Outcome> outcomes, Map<PartitionKey, Progress> rows, Findings findings) {
    PartitionKey partition = new PartitionKey(origin.topicId(), origin.partition());
    if (origin.offset() >= rows.getOrDefault(partition, NONE).decidedNext()) {
      findings.violation("%s came to %s, and is not below decided_next", origin, outcomes);
    }
  }
}
