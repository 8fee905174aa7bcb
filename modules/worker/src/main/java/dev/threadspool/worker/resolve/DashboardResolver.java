package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Dashboard;
import dev.threadspool.lightdash.Found;
import java.util.List;

/**
 * Dashboards: must be the project's and visible through their space; frozen with name, slug and
 * newest version.
 */
final class DashboardResolver implements ItemResolver<ContextItem.Dashboard> {

  private final Catalogue catalogue;

  DashboardResolver(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<ItemResult> resolve(List<Pinned<ContextItem.Dashboard>> items, Abilities abilities) {
    List<ContentQuery> queries = items.stream().map(DashboardResolver::query).toList();
    return catalogue.dashboards(queries, abilities).stream()
        .map(DashboardResolver::result)
        .toList();
  }

  private static ContentQuery query(Pinned<ContextItem.Dashboard> pinned) {
    return new ContentQuery(pinned.viewer(), pinned.projectUuid(), pinned.item().dashboardUuid());
  }

  private static ItemResult result(Found<Dashboard> found) {
    return switch (found) {
      case Found.Missing<Dashboard> _ -> new ItemResult.Refused(Errors.dashboardNotFound());
      case Found.Denied<Dashboard> _ -> new ItemResult.Refused(Errors.dashboardForbidden());
      case Found.Visible<Dashboard>(Dashboard dashboard) ->
          new ItemResult.Found(
              new ResolvedItem.Dashboard(
                  dashboard.dashboardUuid(),
                  dashboard.slug(),
                  dashboard.newestVersionUuid(),
                  dashboard.name()));
    };
  }
}
