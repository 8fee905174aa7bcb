package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.ContentRule;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.SpaceStanding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What charts and dashboards have in common: they belong to a project through a space, and are seen
 * through it.
 *
 * <p>A space's chain runs from the space up to the first one that does not inherit, or to the root.
 * Roles get in only if every space of the chain inherits and the chain reaches the root; an entry
 * counts from every space of the chain. The query looks content up by its uuid first, so its cost
 * does not grow with the catalogue.
 */
final class ContentSql {

  /** Reads one row of what was found. */
  interface Facts<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final String WANTED =
      """
      FROM unnest(:organizations::uuid[], :users::uuid[], :projects::uuid[], :contents::uuid[])
        WITH ORDINALITY AS wanted (organization_uuid, user_uuid, project_uuid, content_uuid, n)
      """;

  private static final String THROUGH_SPACE =
      """
      JOIN projects p ON p.project_id = s.project_id AND p.project_uuid = wanted.project_uuid
      JOIN organizations o
        ON o.organization_id = p.organization_id AND o.organization_uuid = wanted.organization_uuid
      CROSS JOIN LATERAL (
        WITH RECURSIVE chain AS (
          SELECT s.space_uuid, s.parent_space_uuid, s.inherit_parent_permissions, 1 AS depth
          UNION ALL
          SELECT above.space_uuid, above.parent_space_uuid, above.inherit_parent_permissions, depth + 1
          FROM chain
          JOIN spaces above ON above.space_uuid = chain.parent_space_uuid
          WHERE chain.inherit_parent_permissions AND depth < 100
        )
        SELECT
          bool_and(inherit_parent_permissions) AND bool_or(parent_space_uuid IS NULL) AS open,
          (
            SELECT bool_or(entry.space_role IN ('editor', 'admin')) FROM (
              SELECT a.space_role FROM chain JOIN space_user_access a USING (space_uuid)
              WHERE a.user_uuid = wanted.user_uuid
              UNION ALL
              SELECT a.space_role FROM chain JOIN space_group_access a USING (space_uuid)
              JOIN group_memberships m ON m.group_uuid = a.group_uuid
              JOIN users u ON u.user_id = m.user_id
              WHERE u.user_uuid = wanted.user_uuid
            ) AS entry
          ) AS edits
        FROM chain
      ) AS access
      """;

  private ContentSql() {}

  /**
   * @param columns what {@code facts} reads
   * @param content joins the content by {@code wanted.content_uuid} and its living space as {@code
   *     s}
   */
  static <T> Map<ContentQuery, Found<T>> run(
      Handle handle,
      String columns,
      String content,
      Collection<ContentQuery> queries,
      Function<Ability, ContentRule> rule,
      Abilities abilities,
      Facts<T> facts) {
    List<ContentQuery> wanted = List.copyOf(queries);
    var query =
        handle.createQuery(
            "SELECT wanted.n, access.open, access.edits, "
                + columns
                + "\n"
                + WANTED
                + content
                + THROUGH_SPACE);
    Bindings.uuids(query, "organizations", wanted, each -> each.viewer().organizationUuid());
    Bindings.uuids(query, "users", wanted, each -> Bindings.user(each.viewer()));
    Bindings.uuids(query, "projects", wanted, ContentQuery::projectUuid);
    Bindings.uuids(query, "contents", wanted, ContentQuery::contentUuid);
    Map<ContentQuery, Found<T>> found = new HashMap<>();
    wanted.forEach(each -> found.put(each, new Found.Missing<>()));
    query
        .map(
            (row, _) -> {
              ContentQuery asked = wanted.get(row.getInt("n") - 1);
              Ability ability = abilities.of(asked.viewer(), asked.projectUuid());
              boolean visible = rule.apply(ability).allows(standing(row, ability));
              Found<T> answer =
                  visible ? new Found.Visible<>(facts.read(row)) : new Found.Denied<>();
              return Map.entry(asked, answer);
            })
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /** An entry decides alone, whatever the roles; without one there is no row, and so null. */
  private static SpaceStanding standing(ResultSet row, Ability ability) throws SQLException {
    boolean open = row.getBoolean("open");
    boolean edits = row.getBoolean("edits");
    boolean entry = !row.wasNull();
    return new SpaceStanding(open, entry, entry ? edits : open && ability.editsOpenSpaces());
  }
}
