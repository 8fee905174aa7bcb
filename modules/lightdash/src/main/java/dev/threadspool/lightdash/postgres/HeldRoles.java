package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.CustomRole;
import dev.threadspool.lightdash.Role;
import dev.threadspool.lightdash.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Roles that users of one batch hold, with what they hold them in, in one statement and of one
 * moment. As with {@link Contents}, they are put together here instead of joined there.
 */
final class HeldRoles {

  private static final String SELECT =
      """
      WITH person AS MATERIALIZED (
        SELECT user_id, user_uuid FROM users WHERE user_uuid = ANY (:users::uuid[])
      ), place AS MATERIALIZED (
        SELECT p.project_id, p.project_uuid, o.organization_id, o.organization_uuid
        FROM projects p
        JOIN organizations o ON o.organization_id = p.organization_id
        WHERE p.project_uuid = ANY (:projects::uuid[])
      ), held AS MATERIALIZED (
        SELECT 'organization role' AS what, m.user_id, m.organization_id AS id, NULL::uuid AS uuid,
          m.role AS name, <custom> AS custom
        FROM organization_memberships m
        WHERE m.user_id = ANY (ARRAY (SELECT user_id FROM person))
          AND m.organization_id = ANY (ARRAY (SELECT DISTINCT organization_id FROM place))
        UNION ALL
        SELECT 'project role', m.user_id, m.project_id, NULL, m.role, <custom>
        FROM project_memberships m
        WHERE m.user_id = ANY (ARRAY (SELECT user_id FROM person))
          AND m.project_id = ANY (ARRAY (SELECT project_id FROM place))
        UNION ALL
        SELECT 'group role', NULL, place.project_id, m.group_uuid, m.role, <custom>
        FROM project_group_access m
        JOIN place ON place.project_uuid = m.project_uuid
      )
      SELECT held.*, NULL::uuid AS organization_uuid, NULL::int AS organization_id FROM held
      UNION ALL
      SELECT 'user', user_id, NULL, user_uuid, NULL, NULL, NULL, NULL
      FROM person
      UNION ALL
      SELECT 'project', NULL, project_id, project_uuid, NULL, NULL, organization_uuid, organization_id
      FROM place
      UNION ALL
      SELECT 'group', g.user_id, NULL, g.group_uuid, NULL, NULL, NULL, NULL
      FROM group_memberships g
      WHERE g.user_id = ANY (ARRAY (SELECT user_id FROM person))
        AND g.group_uuid = ANY (ARRAY (SELECT DISTINCT uuid FROM held WHERE what = 'group role'))
      <scopes>
      """;

  private static final String SCOPES =
      """
      UNION ALL
      SELECT 'scope', NULL, NULL, NULL, s.scope_name, s.role_uuid, NULL, NULL
      FROM scoped_roles s
      WHERE s.role_uuid = ANY (ARRAY (SELECT DISTINCT custom FROM held WHERE custom IS NOT NULL))
      """;

  private record Membership(int of, int userId) {}

  private record GroupAccess(int projectId, UUID groupUuid) {}

  private record Project(int id, int organizationId, UUID organizationUuid) {}

  /**
   * @param custom null where the system role counts; where it is there, that is a placeholder
   */
  private record Held(String role, @Nullable UUID custom) {}

  private final Map<UUID, Integer> users = new HashMap<>();
  private final Map<UUID, Project> projects = new HashMap<>();
  private final Map<Membership, Held> inOrganizations = new HashMap<>();
  private final Map<Membership, Held> inProjects = new HashMap<>();
  private final Map<GroupAccess, Held> ofGroups = new HashMap<>();
  private final Map<Integer, List<UUID>> groups = new HashMap<>();
  private final Map<UUID, Set<String>> scopes = new HashMap<>();

  private HeldRoles() {}

  /**
   * @param customRoles whether the database has them and they count
   */
  static HeldRoles read(
      Handle handle, Collection<UUID> users, Collection<UUID> projects, boolean customRoles) {
    var query =
        handle
            .createQuery(SELECT)
            .define("custom", customRoles ? "m.role_uuid" : "NULL::uuid")
            .define("scopes", customRoles ? SCOPES : "");
    Bindings.uuids(query, "users", List.copyOf(users), uuid -> uuid);
    Bindings.uuids(query, "projects", List.copyOf(projects), uuid -> uuid);
    HeldRoles read = new HeldRoles();
    Rows.forEach(query, read::add);
    return read;
  }

  private void add(ResultSet row) throws SQLException {
    int userId = row.getInt("user_id");
    int id = row.getInt("id");
    switch (row.getString("what")) {
      case "organization role" -> inOrganizations.put(new Membership(id, userId), held(row));
      case "project role" -> inProjects.put(new Membership(id, userId), held(row));
      case "group role" -> ofGroups.put(new GroupAccess(id, uuid(row, "uuid")), held(row));
      case "user" -> users.put(uuid(row, "uuid"), userId);
      case "project" ->
          projects.put(
              uuid(row, "uuid"),
              new Project(id, row.getInt("organization_id"), uuid(row, "organization_uuid")));
      case "group" -> groups.computeIfAbsent(userId, _ -> new ArrayList<>()).add(uuid(row, "uuid"));
      case "scope" ->
          scopes
              .computeIfAbsent(uuid(row, "custom"), _ -> new HashSet<>())
              .add(row.getString("name"));
      case String other -> throw new IllegalStateException("the statement has no rows of " + other);
    }
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(row.getString("name"), row.getObject("custom", UUID.class));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** All roles add up. Nothing, for a project of another organization than the viewer's. */
  Ability of(Standing standing) {
    Integer userId = users.get(Bindings.user(standing.viewer()));
    Project project = projects.get(standing.projectUuid());
    if (userId == null
        || project == null
        || !project.organizationUuid().equals(standing.viewer().organizationUuid())) {
      return Ability.NOTHING;
    }
    Ability ability =
        ability(inOrganizations.get(new Membership(project.organizationId(), userId)))
            .and(ability(inProjects.get(new Membership(project.id(), userId))));
    for (UUID group : groups.getOrDefault(userId, List.of())) {
      ability = ability.and(ability(ofGroups.get(new GroupAccess(project.id(), group))));
    }
    return ability;
  }

  private Ability ability(@Nullable Held held) {
    if (held == null) {
      return Ability.NOTHING;
    }
    return held.custom() == null
        ? Role.abilityOf(held.role())
        : CustomRole.ability(scopes.getOrDefault(held.custom(), Set.of()));
  }
}
