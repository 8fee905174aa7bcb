package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Finding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Findings of reviews, with title, root cause, how often, and evidence. */
final class ReviewFindingResolver implements ItemResolver<ContextItem.ReviewFinding> {

  private static final String UNAVAILABLE = "(finding unavailable)";
  private static final String UNTITLED = "Review AI agent issue";
  private static final String AMBIGUOUS = "ambiguous";

  private final Catalogue catalogue;

  ReviewFindingResolver(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<ItemResult> resolve(
      List<Pinned<ContextItem.ReviewFinding>> items, Abilities abilities) {
    return Findings.resolve(
        catalogue, items, pinned -> pinned.item().fingerprint(), ReviewFindingResolver::result);
  }

  private static ItemResult result(String fingerprint, @Nullable Finding finding) {
    if (finding == null) {
      return new ItemResult.Found(
          new ResolvedItem.ReviewFinding(fingerprint, UNAVAILABLE, AMBIGUOUS, 0, List.of()));
    }
    return new ItemResult.Found(
        new ResolvedItem.ReviewFinding(
            fingerprint,
            Objects.requireNonNullElse(finding.title(), UNTITLED),
            Objects.requireNonNullElse(finding.rootCause(), AMBIGUOUS),
            finding.count(),
            finding.excerpts().stream()
                .map(
                    excerpt ->
                        new ResolvedItem.Evidence(
                            excerpt.source(), excerpt.text(), excerpt.redacted()))
                .toList()));
  }
}
