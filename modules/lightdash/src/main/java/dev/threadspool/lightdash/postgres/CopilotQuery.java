package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.lightdash.Viewer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Lightdash's flag {@code ai-copilot}: the user's override beats the organization's, that beats the
 * default; and the trial. A database from before flags has none of it.
 */
final class CopilotQuery {

  private static final String FLAG = "ai-copilot";
  private static final String TRIAL_SINCE = "2025-10-13T00:00:00Z";

  private CopilotQuery() {}

  /** Those of these viewers who may use AI agents. */
  static Set<Viewer> run(
      Handle handle, Collection<Viewer> viewers, FeatureGate gate, boolean hasFlags) {
    List<Viewer> wanted = List.copyOf(viewers);
    var query =
        handle.createQuery(
            """
            SELECT wanted.n
            FROM unnest(:organizations::uuid[], :users::uuid[])
              WITH ORDINALITY AS wanted (organization_uuid, user_uuid, n)
            JOIN organizations o ON o.organization_uuid = wanted.organization_uuid
            WHERE (<flag>) OR (:trial AND o.created_at >= :since::timestamptz)
            """);
    query.define(
        "flag",
        hasFlags
            ? """
              COALESCE(
                (SELECT enabled FROM feature_flag_overrides f
                 WHERE f.flag_id = :flag AND f.user_uuid = wanted.user_uuid
                 ORDER BY f.organization_uuid NULLS LAST LIMIT 1),
                (SELECT enabled FROM feature_flag_overrides f
                 WHERE f.flag_id = :flag AND f.organization_uuid = wanted.organization_uuid
                   AND f.user_uuid IS NULL LIMIT 1),
                (SELECT default_enabled FROM feature_flags f WHERE f.flag_id = :flag),
                false)"""
            : ":flag IS NULL");
    query.bind("flag", FLAG);
    query.bind("trial", gate == FeatureGate.FLAG_OR_TRIAL);
    query.bind("since", TRIAL_SINCE);
    Bindings.uuids(query, "organizations", wanted, Viewer::organizationUuid);
    Bindings.uuids(query, "users", wanted, Bindings::user);
    Set<Viewer> enabled = new HashSet<>();
    query.map((row, _) -> wanted.get(row.getInt("n") - 1)).forEach(enabled::add);
    return enabled;
  }
}
