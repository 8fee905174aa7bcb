package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Dashboard;
import dev.threadspool.lightdash.Found;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Dashboards. */
final class DashboardsQuery {

  private static final String COLUMNS =
      "c.dashboard_uuid, c.slug, c.name, v.dashboard_version_uuid";

  private static final String CONTENT =
      """
      JOIN dashboards c ON c.dashboard_uuid = wanted.content_uuid AND c.deleted_at IS NULL
      JOIN spaces s ON s.space_id = c.space_id AND s.deleted_at IS NULL
      LEFT JOIN LATERAL (
        SELECT dashboard_version_uuid FROM dashboard_versions
        WHERE dashboard_id = c.dashboard_id
        ORDER BY created_at DESC NULLS LAST, dashboard_version_id DESC LIMIT 1
      ) AS v ON true
      """;

  private DashboardsQuery() {}

  static Map<ContentQuery, Found<Dashboard>> run(
      Handle handle, Collection<ContentQuery> queries, Abilities abilities) {
    return ContentSql.run(
        handle,
        COLUMNS,
        CONTENT,
        queries,
        Ability::dashboard,
        abilities,
        row ->
            new Dashboard(
                row.getObject("dashboard_uuid", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getObject("dashboard_version_uuid", UUID.class)));
  }
}
