package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Chart;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Found;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Charts, in a space or in a dashboard: the latter are judged by the dashboard's space. */
final class ChartsQuery {

  private static final String COLUMNS =
      "c.saved_query_uuid, c.slug, c.name, c.last_version_chart_kind, v.saved_queries_version_uuid";

  private static final String CONTENT =
      """
      JOIN saved_queries c ON c.saved_query_uuid = wanted.content_uuid AND c.deleted_at IS NULL
      LEFT JOIN dashboards d ON d.dashboard_uuid = c.dashboard_uuid
      JOIN spaces s
        ON s.space_id = coalesce(c.space_id, d.space_id) AND s.deleted_at IS NULL AND d.deleted_at IS NULL
      LEFT JOIN LATERAL (
        SELECT saved_queries_version_uuid FROM saved_queries_versions
        WHERE saved_query_id = c.saved_query_id
        ORDER BY created_at DESC NULLS LAST, saved_queries_version_id DESC LIMIT 1
      ) AS v ON true
      """;

  private ChartsQuery() {}

  static Map<ContentQuery, Found<Chart>> run(
      Handle handle, Collection<ContentQuery> queries, Abilities abilities) {
    return ContentSql.run(
        handle,
        COLUMNS,
        CONTENT,
        queries,
        Ability::chart,
        abilities,
        row ->
            new Chart(
                row.getObject("saved_query_uuid", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getString("last_version_chart_kind"),
                row.getObject("saved_queries_version_uuid", UUID.class)));
  }
}
