package dev.threadspool.operator.audit;

import dev.threadspool.operator.console.Watch;
import dev.threadspool.store.audit.AuditSession;
import dev.threadspool.store.audit.Finding;
import dev.threadspool.store.audit.FindingKind;
import dev.threadspool.store.audit.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Findings of a kind, some at a time, in the order of where they are. */
final class Pages {

  private static final int AT_A_TIME = 200;

  private Pages() {}

  /** Works on findings of one subject, which no worker is about to bring. */
  interface Work {
    void on(Subject subject, List<Finding> findings);
  }

  static void each(
      AuditSession session, FindingKind kind, Subject subject, Watch watch, Work work) {
    @Nullable Finding last = null;
    while (true) {
      watch.checkpoint();
      List<Finding> page = session.findings(kind, subject, last, AT_A_TIME);
      if (page.isEmpty()) {
        return;
      }
      last = page.getLast();
      List<Finding> mendable = new ArrayList<>(page);
      mendable.removeIf(finding -> !finding.mendable());
      if (!mendable.isEmpty()) {
        work.on(subject, mendable);
      }
    }
  }

  /** The offsets by partition. */
  static <P> Map<P, SortedSet<Long>> places(
      List<Finding> findings, Function<Finding, P> partition) {
    Map<P, SortedSet<Long>> places = new HashMap<>();
    findings.forEach(
        finding ->
            places
                .computeIfAbsent(partition.apply(finding), _ -> new TreeSet<>())
                .add(finding.offset()));
    return places;
  }
}
