package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Finding;
import dev.threadspool.lightdash.FindingQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Findings: how often reviews promoted them, and the words of the newest review. The text of a
 * redacted excerpt is blanked here, so it never leaves the database.
 */
final class FindingsQuery {

  private FindingsQuery() {}

  static Map<FindingQuery, Finding> run(Handle handle, Collection<FindingQuery> queries) {
    List<FindingQuery> wanted = List.copyOf(queries);
    var query =
        handle.createQuery(
            """
            SELECT wanted.n, newest.*, excerpts.*
            FROM unnest(:organizations::uuid[], :fingerprints::text[])
              WITH ORDINALITY AS wanted (organization_uuid, fingerprint, n)
            JOIN LATERAL (
              SELECT review_item_title, primary_root_cause, evidence_excerpts,
                recommendation::text AS recommendation, project_context_entry::text AS entry,
                count(*) OVER () AS findings
              FROM ai_agent_review_turn_signal s
              WHERE s.organization_uuid = wanted.organization_uuid AND s.fingerprint = wanted.fingerprint
                AND s.promoted_to_finding
              ORDER BY created_at DESC, ai_agent_review_turn_signal_uuid LIMIT 1
            ) AS newest ON true
            LEFT JOIN LATERAL (
              SELECT
                array_agg(COALESCE(e.excerpt ->> 'source', '') ORDER BY e.i) AS sources,
                array_agg(
                  CASE WHEN COALESCE(e.excerpt ->> 'redacted', 'false') <> 'false' THEN ''
                    ELSE COALESCE(e.excerpt ->> 'text', '') END ORDER BY e.i) AS texts,
                array_agg(COALESCE(e.excerpt ->> 'redacted', 'false') <> 'false' ORDER BY e.i) AS redacted
              FROM jsonb_array_elements(
                CASE jsonb_typeof(newest.evidence_excerpts)
                  WHEN 'array' THEN newest.evidence_excerpts ELSE '[]' END)
                WITH ORDINALITY AS e (excerpt, i)
            ) AS excerpts ON true
            """);
    Bindings.uuids(query, "organizations", wanted, FindingQuery::organizationUuid);
    query.bindArray(
        "fingerprints", String.class, wanted.stream().map(FindingQuery::fingerprint).toList());
    Map<FindingQuery, Finding> found = new HashMap<>();
    query
        .map((row, _) -> Map.entry(wanted.get(row.getInt("n") - 1), finding(row)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        row.getString("review_item_title"),
        row.getString("primary_root_cause"),
        row.getInt("findings"),
        excerpts(row),
        row.getString("recommendation"),
        row.getString("entry"));
  }

  private static List<Finding.Excerpt> excerpts(ResultSet row) throws SQLException {
    if (row.getArray("sources") == null) {
      return List.of();
    }
    String[] sources = (String[]) row.getArray("sources").getArray();
    String[] texts = (String[]) row.getArray("texts").getArray();
    Boolean[] redacted = (Boolean[]) row.getArray("redacted").getArray();
    List<Finding.Excerpt> excerpts = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      excerpts.add(new Finding.Excerpt(sources[i], texts[i], redacted[i]));
    }
    return excerpts;
  }
}
