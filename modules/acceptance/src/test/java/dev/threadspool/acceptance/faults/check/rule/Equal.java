package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * An event carries what the row holds, every column of it, under the id and the key that follow
 * from it. Only the first event of a row is compared: that there is a second is another's business.
 */
public final class Equal implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    created(evidence, findings);
    rejected(evidence, findings);
    EqualDeadLetters.check(evidence, findings);
  }

  private static void created(Case evidence, Findings findings) {
    Map<UUID, StoredThread> rows = evidence.evidence().rows().threads();
    Set<UUID> compared = new HashSet<>();
    for (Told<StoredThread> told : evidence.evidence().events().created()) {
      StoredThread row = rows.get(told.content().threadUuid());
      if (row != null && compared.add(row.threadUuid())) {
        findings.looked();
        String id = CloudEvents.created(row).id();
        compare(told, row, id, row.threadUuid(), findings);
      }
    }
  }

  private static void rejected(Case evidence, Findings findings) {
    Map<Origin, Rejection> rows = new HashMap<>();
    evidence.evidence().rows().rejections().forEach(row -> rows.put(row.origin(), row));
    for (Told<Rejection> told : evidence.evidence().events().rejected()) {
      Rejection row = rows.remove(told.content().origin());
      if (row != null) {
        findings.looked();
        compare(told, row, CloudEvents.rejected(row).id(), row.threadUuid(), findings);
      }
    }
  }

  private static <T extends Record> void compare(
      Told<T> told, T row, String id, UUID key, Findings findings) {
    List<String> differences = Differences.of(told.content(), row);
    if (!differences.isEmpty()) {
      findings.violation("%s and its row differ in %s, thread %s", told.place(), differences, key);
    }
    if (!id.equals(told.id()) || !Objects.equals(told.key(), key.toString())) {
      findings.violation("%s is not of id %s and key %s, but of %s", told.place(), id, key, told);
    }
  }
}
