package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Chart;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Found;
import java.util.ArrayList;
import java.util.List;

/**
 * Charts: must be the project's and visible through their space; frozen with name, slug, kind and
 * newest version.
 */
final class ChartResolver implements ItemResolver<ContextItem.Chart> {

  private final Catalogue catalogue;

  ChartResolver(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<ItemResult> resolve(List<Pinned<ContextItem.Chart>> items, Abilities abilities) {
    List<Found<Chart>> found =
        catalogue.charts(items.stream().map(ChartResolver::query).toList(), abilities);
    List<ItemResult> results = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      results.add(result(items.get(i).item(), found.get(i)));
    }
    return results;
  }

  private static ContentQuery query(Pinned<ContextItem.Chart> pinned) {
    return new ContentQuery(pinned.viewer(), pinned.projectUuid(), pinned.item().chartUuid());
  }

  private static ItemResult result(ContextItem.Chart asked, Found<Chart> found) {
    return switch (found) {
      case Found.Missing<Chart> _ -> new ItemResult.Refused(Errors.chartNotFound());
      case Found.Denied<Chart> _ -> new ItemResult.Refused(Errors.chartForbidden());
      case Found.Visible<Chart>(Chart chart) ->
          new ItemResult.Found(
              new ResolvedItem.Chart(
                  chart.chartUuid(),
                  chart.slug(),
                  chart.newestVersionUuid(),
                  chart.name(),
                  asked.runtimeOverrides(),
                  chart.chartKind()));
    };
  }
}
