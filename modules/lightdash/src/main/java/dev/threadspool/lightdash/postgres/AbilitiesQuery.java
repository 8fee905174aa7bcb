package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.CustomRole;
import dev.threadspool.lightdash.Role;
import dev.threadspool.lightdash.Standing;
import dev.threadspool.lightdash.Viewer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Roles of users in projects: of the organization, of the project, and of every group of the user
 * that has a role in the project. All of them add up.
 */
final class AbilitiesQuery {

  private AbilitiesQuery() {}

  /**
   * @param customRoles whether memberships' {@code role_uuid} counts; where it does not, or the
   *     database is too old to have it, the system role beside it does
   */
  static Abilities run(Handle handle, Collection<Standing> standings, boolean customRoles) {
    List<Standing> wanted =
        standings.stream().filter(each -> each.viewer() instanceof Viewer.User).toList();
    if (wanted.isEmpty()) {
      return new Abilities(Map.of());
    }
    var query =
        handle.createQuery(
            """
            SELECT wanted.n, held.role, held.custom, <scopes> AS scopes
            FROM unnest(:organizations::uuid[], :users::uuid[], :projects::uuid[])
              WITH ORDINALITY AS wanted (organization_uuid, user_uuid, project_uuid, n)
            JOIN users u ON u.user_uuid = wanted.user_uuid
            JOIN projects p ON p.project_uuid = wanted.project_uuid
            JOIN organizations o
              ON o.organization_id = p.organization_id AND o.organization_uuid = wanted.organization_uuid
            CROSS JOIN LATERAL (
              SELECT m.role, <custom> AS custom
              FROM organization_memberships m
              WHERE m.organization_id = o.organization_id AND m.user_id = u.user_id
              UNION ALL
              SELECT m.role, <custom>
              FROM project_memberships m
              WHERE m.project_id = p.project_id AND m.user_id = u.user_id
              UNION ALL
              SELECT m.role, <custom>
              FROM project_group_access m
              JOIN group_memberships g ON g.group_uuid = m.group_uuid
              WHERE m.project_uuid = p.project_uuid AND g.user_id = u.user_id
            ) AS held
            """);
    query.define("custom", customRoles ? "m.role_uuid" : "NULL::uuid");
    query.define(
        "scopes",
        customRoles
            // Few roles are custom, and nobody looks for the scopes of the others.
            ? """
              CASE WHEN held.custom IS NOT NULL THEN
                (SELECT array_agg(s.scope_name) FROM scoped_roles s WHERE s.role_uuid = held.custom)
              END"""
            : "NULL::text[]");
    Bindings.uuids(query, "organizations", wanted, each -> each.viewer().organizationUuid());
    Bindings.uuids(query, "users", wanted, each -> Bindings.user(each.viewer()));
    Bindings.uuids(query, "projects", wanted, Standing::projectUuid);
    Map<Standing, Ability> abilities = new HashMap<>();
    query
        .map((row, _) -> Map.entry(wanted.get(row.getInt("n") - 1), ability(row)))
        .forEach(entry -> abilities.merge(entry.getKey(), entry.getValue(), Ability::and));
    return new Abilities(abilities);
  }

  /** A custom role replaces the system role beside it, which is a placeholder then. */
  private static Ability ability(ResultSet row) throws SQLException {
    if (row.getObject("custom") != null) {
      Array scopes = row.getArray("scopes");
      return CustomRole.ability(scopes == null ? List.of() : List.of((String[]) scopes.getArray()));
    }
    return Role.abilityOf(row.getString("role"));
  }
}
