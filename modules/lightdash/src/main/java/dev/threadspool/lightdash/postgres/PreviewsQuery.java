package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Preview;
import dev.threadspool.lightdash.PreviewQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Preview projects of an organization, with what remediation they belong to. */
final class PreviewsQuery {

  private PreviewsQuery() {}

  static Map<PreviewQuery, Preview> run(Handle handle, Collection<PreviewQuery> queries) {
    List<PreviewQuery> wanted = List.copyOf(queries);
    var query =
        handle.createQuery(
            """
            SELECT wanted.n, p.name, remediation.preview_thread_uuid, remediation.status
            FROM unnest(:organizations::uuid[], :projects::uuid[])
              WITH ORDINALITY AS wanted (organization_uuid, project_uuid, n)
            JOIN projects p ON p.project_uuid = wanted.project_uuid AND p.project_type = 'PREVIEW'
            JOIN organizations o
              ON o.organization_id = p.organization_id AND o.organization_uuid = wanted.organization_uuid
            LEFT JOIN LATERAL (
              -- At most one remediation of a preview is under way; one that ended comes after it.
              SELECT preview_thread_uuid, status FROM ai_agent_review_remediation r
              WHERE r.preview_project_uuid = p.project_uuid
              ORDER BY status IN ('resolved', 'failed'), ai_agent_review_remediation_uuid LIMIT 1
            ) AS remediation ON true
            """);
    Bindings.uuids(query, "organizations", wanted, PreviewQuery::organizationUuid);
    Bindings.uuids(query, "projects", wanted, PreviewQuery::projectUuid);
    Map<PreviewQuery, Preview> found = new HashMap<>();
    query
        .map(
            (row, _) ->
                Map.entry(
                    wanted.get(row.getInt("n") - 1),
                    new Preview(
                        row.getString("name"),
                        row.getObject("preview_thread_uuid", UUID.class),
                        row.getString("status"))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }
}
