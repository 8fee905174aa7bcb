package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ContextKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the asked items count: the first of each, as Lightdash compares them, and at most ten.
 */
final class ContextItems {

  static final int LIMIT = 10;

  /** What tells items apart. */
  private record Key(ContextKind kind, Object identity) {}

  private ContextItems() {}

  /**
   * In the caller's order; of more than may be, one too many. UUIDs are compared without regard to
   * letter case, all else to the letter.
   */
  static List<ContextItem> withoutDuplicates(List<ContextItem> asked) {
    Map<Key, ContextItem> firsts = new LinkedHashMap<>();
    for (ContextItem item : asked) {
      firsts.putIfAbsent(key(item), item);
      if (firsts.size() > LIMIT) {
        // Enough to refuse them: there may be a hundred thousand, made to be slow to tell apart.
        break;
      }
    }
    return List.copyOf(firsts.values());
  }

  private static Key key(ContextItem item) {
    return new Key(
        item.kind(),
        switch (item) {
          case ContextItem.Chart chart -> chart.chartUuid();
          case ContextItem.Dashboard dashboard -> dashboard.dashboardUuid();
          case ContextItem.Thread thread -> thread.threadUuid();
          case ContextItem.File file -> file.path();
          case ContextItem.Repository repository -> repository.fullName();
          case ContextItem.PullRequest pullRequest -> pullRequest.prUrl();
          case ContextItem.ProposedChange change -> change.fingerprint();
          case ContextItem.ReviewFinding finding -> finding.fingerprint();
          case ContextItem.PreviewEnvironment preview -> preview.previewProjectUuid();
        });
  }
}
