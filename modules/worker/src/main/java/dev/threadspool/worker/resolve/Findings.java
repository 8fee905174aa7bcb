package dev.threadspool.worker.resolve;

import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Finding;
import dev.threadspool.lightdash.FindingQuery;
import dev.threadspool.lightdash.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code proposed_change} and {@code review_finding} have in common: a user cannot pin one,
 * because only the review remediation flow may; a trusted service, which is that flow, can
 * (decision 5). What no review promoted is pinned all the same, as unavailable.
 */
final class Findings {

  private Findings() {}

  /**
   * @param asked a pinned item's fingerprint
   * @param result of a fingerprint and its finding, null where there is none
   */
  static <P extends Pinned<?>> List<ItemResult> resolve(
      Catalogue catalogue, List<P> items, Function<P, String> asked, Resolved result) {
    Set<FindingQuery> queries = new LinkedHashSet<>();
    for (P item : items) {
      if (item.viewer() instanceof Viewer.Service) {
        queries.add(query(item, asked));
      }
    }
    Map<FindingQuery, Finding> found = catalogue.findings(queries);
    List<ItemResult> results = new ArrayList<>();
    for (P item : items) {
      results.add(
          switch (item.viewer()) {
            case Viewer.User _ -> new ItemResult.Refused(Errors.remediationOnly());
            case Viewer.Service _ -> result.of(asked.apply(item), found.get(query(item, asked)));
          });
    }
    return results;
  }

  private static <P extends Pinned<?>> FindingQuery query(P item, Function<P, String> asked) {
    return new FindingQuery(item.viewer().organizationUuid(), asked.apply(item));
  }

  /** Turns a finding into what is pinned. */
  @FunctionalInterface
  interface Resolved {
    ItemResult of(String fingerprint, @Nullable Finding finding);
  }
}
