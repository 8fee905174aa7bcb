package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.PullRequestFacts;
import dev.threadspool.lightdash.PullRequestQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Pull requests that an organization's Lightdash wrote, and their state where a review item links
 * to them.
 */
final class PullRequestsQuery {

  private PullRequestsQuery() {}

  static Map<PullRequestQuery, PullRequestFacts> run(
      Handle handle, Collection<PullRequestQuery> queries) {
    List<PullRequestQuery> wanted = List.copyOf(queries);
    var query =
        handle.createQuery(
            """
            SELECT wanted.n, pr.pr_number, pr.provider, item.pr_state
            FROM unnest(:organizations::uuid[], :urls::text[])
              WITH ORDINALITY AS wanted (organization_uuid, pr_url, n)
            LEFT JOIN LATERAL (
              SELECT pr_url, pr_number, provider FROM pull_requests
              WHERE organization_uuid = wanted.organization_uuid AND pr_url = wanted.pr_url
              ORDER BY created_at DESC LIMIT 1
            ) AS pr ON true
            LEFT JOIN LATERAL (
              SELECT pr_state FROM ai_agent_review_item
              WHERE organization_uuid = wanted.organization_uuid AND linked_pr_url = wanted.pr_url
                AND pr_state IS NOT NULL
              ORDER BY ai_agent_review_item_uuid LIMIT 1
            ) AS item ON true
            WHERE pr.pr_url IS NOT NULL OR item.pr_state IS NOT NULL
            """);
    Bindings.uuids(query, "organizations", wanted, PullRequestQuery::organizationUuid);
    query.bindArray("urls", String.class, wanted.stream().map(PullRequestQuery::prUrl).toList());
    Map<PullRequestQuery, PullRequestFacts> known = new HashMap<>();
    query
        .map(
            (row, _) ->
                Map.entry(
                    wanted.get(row.getInt("n") - 1),
                    new PullRequestFacts(
                        row.getObject("pr_number", Integer.class),
                        row.getString("provider"),
                        row.getString("pr_state"))))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }
}
