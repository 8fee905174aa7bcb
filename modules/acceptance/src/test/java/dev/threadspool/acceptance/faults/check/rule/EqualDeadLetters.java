package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.DeadTold;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord.RawHeader;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.DeadLetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter is the record as it came, with the row's reason in headers of its own: the same key
 * and value, and its headers in their order, from the end of which some may be missing where all
 * together would be more than 16 KiB.
 */
final class EqualDeadLetters {

  private static final List<String> ADDED = List.of("kafka_dlt-", "threadspool_dlt-");
  private static final int LIMIT_BYTES = 16 * 1024;

  /** What the added headers take at most, so below the rest there is no reason to cut. */
  private static final int ADDED_BYTES = 8 * 1024;

  /** A message of fewer characters is never cut. */
  private static final int UNCUT = 250;

  private EqualDeadLetters() {}

  static void check(Case evidence, Findings findings) {
    Map<Origin, DeadLetter> rows = new HashMap<>();
    evidence.evidence().rows().deadLetters().forEach(row -> rows.put(row.origin(), row));
    for (Told<DeadTold> told : evidence.evidence().events().dead()) {
      DeadLetter row = rows.remove(told.content().origin());
      RawRecord source = evidence.evidence().sources().get(told.content().origin());
      if (row != null && source != null) {
        findings.looked();
        String fault = fault(told.content(), row, source);
        if (fault != null) {
          findings.violation(
              "%s is not the dead letter of %s: %s", told.place(), row.origin(), fault);
        }
      }
    }
  }

  private static @Nullable String fault(DeadTold told, DeadLetter row, RawRecord source) {
    if (!Objects.equals(told.record().key(), source.key())) {
      return "another key";
    }
    if (!Objects.equals(told.record().value(), source.value())) {
      return "another value";
    }
    if (!told.exception().equals(row.exception()) || !isOf(told.message(), row.message())) {
      return "another reason, %s: %s".formatted(told.exception(), told.message());
    }
    if (told.record().headerBytes() > LIMIT_BYTES) {
      return "headers of %d bytes".formatted(told.record().headerBytes());
    }
    List<RawHeader> kept =
        told.record().headers().stream()
            .filter(header -> ADDED.stream().noneMatch(header.name()::startsWith))
            .toList();
    List<RawHeader> own = source.headers();
    boolean whole = source.headerBytes() <= LIMIT_BYTES - ADDED_BYTES;
    return kept.size() <= own.size()
            && own.subList(0, kept.size()).equals(kept)
            && (!whole || kept.size() == own.size())
        ? null
        : "other headers";
  }

  /** A header's message is cut where it is long. */
  private static boolean isOf(String told, String stored) {
    return told.equals(stored) || (told.length() >= UNCUT && stored.startsWith(told));
  }
}
