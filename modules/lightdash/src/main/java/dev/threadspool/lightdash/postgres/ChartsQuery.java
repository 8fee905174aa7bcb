package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Chart;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Found;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Charts, in a space or in a dashboard: the latter are judged by the dashboard's space. */
final class ChartsQuery {

  private static final Contents.Source SOURCE =
      new Contents.Source(
          """
          SELECT c.saved_query_id AS content_id, c.saved_query_uuid AS content_uuid,
            coalesce(c.space_id, d.space_id) AS space_id, c.slug, c.name, c.last_version_chart_kind AS chart_kind
          FROM saved_queries c
          LEFT JOIN dashboards d ON d.dashboard_uuid = c.dashboard_uuid
          WHERE c.saved_query_uuid = ANY (:contents::uuid[]) AND c.deleted_at IS NULL AND d.deleted_at IS NULL
          """,
          """
          SELECT DISTINCT ON (saved_query_id)
            saved_query_id AS content_id, saved_queries_version_uuid AS version_uuid
          FROM saved_queries_versions
          WHERE saved_query_id = ANY (ARRAY (SELECT content_id FROM content))
          ORDER BY saved_query_id, created_at DESC NULLS LAST, saved_queries_version_id DESC
          """);

  private ChartsQuery() {}

  static List<Found<Chart>> run(Handle handle, List<ContentQuery> queries, Abilities abilities) {
    return VisibleContent.run(
        handle,
        SOURCE,
        queries,
        Ability::chart,
        abilities,
        chart ->
            new Chart(
                chart.uuid(),
                chart.slug(),
                chart.name(),
                chart.chartKind(),
                chart.newestVersionUuid()));
  }
}
