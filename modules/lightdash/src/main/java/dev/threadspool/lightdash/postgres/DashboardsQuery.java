package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Dashboard;
import dev.threadspool.lightdash.Found;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Dashboards. */
final class DashboardsQuery {

  private static final Contents.Source SOURCE =
      new Contents.Source(
          """
          SELECT dashboard_id AS content_id, dashboard_uuid AS content_uuid, space_id, slug, name,
            NULL::text AS chart_kind
          FROM dashboards
          WHERE dashboard_uuid = ANY (:contents::uuid[]) AND deleted_at IS NULL
          """,
          """
          SELECT DISTINCT ON (dashboard_id)
            dashboard_id AS content_id, dashboard_version_uuid AS version_uuid
          FROM dashboard_versions
          WHERE dashboard_id = ANY (ARRAY (SELECT content_id FROM content))
          ORDER BY dashboard_id, created_at DESC NULLS LAST, dashboard_version_id DESC
          """);

  private DashboardsQuery() {}

  static List<Found<Dashboard>> run(
      Handle handle, List<ContentQuery> queries, Abilities abilities) {
    return VisibleContent.run(
        handle,
        SOURCE,
        queries,
        Ability::dashboard,
        abilities,
        dashboard ->
            new Dashboard(
                dashboard.uuid(),
                dashboard.slug(),
                dashboard.name(),
                dashboard.newestVersionUuid()));
  }
}
