package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which of the asked items count: the first of each, as Lightdash compares them, and at most ten.
 */
final class ContextItems {

  static final int LIMIT = 10;

  private ContextItems() {}

  /**
   * In the caller's order. UUIDs are compared without regard to letter case, all else to the
   * letter.
   */
  static List<ContextItem> withoutDuplicates(List<ContextItem> asked) {
    Map<String, ContextItem> firsts = new LinkedHashMap<>();
    for (ContextItem item : asked) {
      firsts.putIfAbsent(key(item), item);
    }
    return List.copyOf(firsts.values());
  }

  private static String key(ContextItem item) {
    String identity =
        switch (item) {
          case ContextItem.Chart chart -> chart.chartUuid().toString();
          case ContextItem.Dashboard dashboard -> dashboard.dashboardUuid().toString();
          case ContextItem.Thread thread -> thread.threadUuid().toString();
          case ContextItem.File file -> file.path();
          case ContextItem.Repository repository -> repository.fullName();
          case ContextItem.PullRequest pullRequest -> pullRequest.prUrl();
          case ContextItem.ProposedChange change -> change.fingerprint();
          case ContextItem.ReviewFinding finding -> finding.fingerprint();
          case ContextItem.PreviewEnvironment preview -> preview.previewProjectUuid().toString();
        };
    return item.kind().name().toLowerCase(Locale.ROOT) + ":" + identity;
  }
}
