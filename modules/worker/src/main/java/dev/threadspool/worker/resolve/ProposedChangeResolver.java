package dev.threadspool.worker.resolve;

import dev.threadspool.contract.json.CompactJson;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes that a review proposes: to the project's context where that is the root cause and an
 * entry is there, otherwise to the semantic layer. The payload is Lightdash's JSON.
 */
final class ProposedChangeResolver implements ItemResolver<ContextItem.ProposedChange> {

  private static final String NO_ACTION =
      """
      {"actionType":"no_action","title":"(change unavailable)","rationale":"","targetRefs":[]}""";

  private final Catalogue catalogue;

  ProposedChangeResolver(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<ItemResult> resolve(
      List<Pinned<ContextItem.ProposedChange>> items, Abilities abilities) {
    return Findings.resolve(
        catalogue,
        items,
        pinned -> pinned.item().fingerprint(),
        (fingerprint, finding) ->
            new ItemResult.Found(
                new ResolvedItem.ProposedChange(fingerprint, CompactJson.of(payload(finding)))));
  }

  private static String payload(@Nullable Finding finding) {
    if (finding != null
        && "project_context".equals(finding.rootCause())
        && finding.contextEntryJson() != null) {
      return "{\"changeKind\":\"project_context\",\"entry\":%s}"
          .formatted(finding.contextEntryJson());
    }
    String recommendation =
        finding == null || finding.recommendationJson() == null
            ? NO_ACTION
            : finding.recommendationJson();
    return "{\"changeKind\":\"semantic_layer\",\"recommendation\":%s}".formatted(recommendation);
  }
}
