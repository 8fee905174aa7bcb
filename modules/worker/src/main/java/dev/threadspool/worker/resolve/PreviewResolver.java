package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Preview;
import dev.threadspool.lightdash.PreviewQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Preview projects: of the organization and of that type, or they do not exist (decision 6; in
 * Lightdash another organization's project would show its name).
 */
final class PreviewResolver implements ItemResolver<ContextItem.PreviewEnvironment> {

  private final Catalogue catalogue;

  PreviewResolver(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<ItemResult> resolve(
      List<Pinned<ContextItem.PreviewEnvironment>> items, Abilities abilities) {
    Map<PreviewQuery, Preview> found =
        catalogue.previews(items.stream().map(PreviewResolver::query).distinct().toList());
    return items.stream().map(item -> result(item.item(), found.get(query(item)))).toList();
  }

  private static PreviewQuery query(Pinned<ContextItem.PreviewEnvironment> pinned) {
    return new PreviewQuery(pinned.viewer().organizationUuid(), pinned.item().previewProjectUuid());
  }

  private static ItemResult result(
      ContextItem.PreviewEnvironment asked, @Nullable Preview preview) {
    return preview == null
        ? new ItemResult.Refused(Errors.previewNotFound())
        : new ItemResult.Found(
            new ResolvedItem.PreviewEnvironment(
                asked.previewProjectUuid(),
                preview.threadUuid(),
                preview.status(),
                preview.projectName()));
  }
}
