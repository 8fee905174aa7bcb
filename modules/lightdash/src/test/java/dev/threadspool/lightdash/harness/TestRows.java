package dev.threadspool.lightdash.harness;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows beside the sample's: people, spaces, content and agents of the sample's first
 * organization and project. Everything new is named by a uuid of its own.
 */
public final class TestRows {

  /** The sample counts its own from 1. */
  private static final AtomicInteger IDS = new AtomicInteger(1000);

  private final Jdbi jdbi;

  TestRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A user who belongs to nothing yet. */
  public UUID user() {
    UUID user = UUID.randomUUID();
    execute(
        "INSERT INTO users (user_id, user_uuid, first_name, last_name) VALUES (?, ?, 'Una', 'User')",
        IDS.incrementAndGet(),
        user);
    return user;
  }

  /** A user with a role of the organization. */
  public UUID member(String role) {
    UUID user = user();
    organizationRole(ORGANIZATION, user, role, null);
    return user;
  }

  public void organizationRole(
      UUID organization, UUID user, String role, @Nullable UUID customRole) {
    execute(
        """
        INSERT INTO organization_memberships (organization_id, user_id, role, role_uuid)
        SELECT organization_id, user_id, ?, ? FROM organizations, users
        WHERE organization_uuid = ? AND user_uuid = ?
        """,
        role,
        customRole,
        organization,
        user);
  }

  public void projectRole(UUID project, UUID user, String role, @Nullable UUID customRole) {
    execute(
        """
        INSERT INTO project_memberships (project_id, user_id, role, role_uuid)
        SELECT project_id, user_id, ?, ? FROM projects, users WHERE project_uuid = ? AND user_uuid = ?
        """,
        role,
        customRole,
        project,
        user);
  }

  /** Gives the user's new group a role in a project. */
  public void groupRole(UUID project, UUID user, String role, @Nullable UUID customRole) {
    execute(
        "INSERT INTO project_group_access (group_uuid, project_uuid, role, role_uuid) VALUES (?, ?, ?, ?)",
        groupWith(user),
        project,
        role,
        customRole);
  }

  /** A group of the organization with one member. */
  public UUID groupWith(UUID user) {
    UUID group = UUID.randomUUID();
    execute("INSERT INTO groups (group_uuid, name, organization_id) VALUES (?, 'Group', 1)", group);
    execute(
        """
        INSERT INTO group_memberships (group_uuid, user_id, organization_id)
        SELECT ?, user_id, 1 FROM users WHERE user_uuid = ?
        """,
        group,
        user);
    return group;
  }

  /** A role that the organization made itself. */
  public UUID customRole(List<String> scopes) {
    UUID role = UUID.randomUUID();
    execute("INSERT INTO roles (role_uuid, name) VALUES (?, 'Custom')", role);
    scopes.forEach(
        scope ->
            execute("INSERT INTO scoped_roles (role_uuid, scope_name) VALUES (?, ?)", role, scope));
    return role;
  }

  /** A space of the project. */
  public UUID space(@Nullable UUID parent, boolean inherits) {
    UUID space = UUID.randomUUID();
    execute(
        """
        INSERT INTO spaces (space_id, space_uuid, name, slug, project_id, parent_space_uuid,
          inherit_parent_permissions, path)
        VALUES (?, ?, 'Space', 'space', 1, ?, ?, 'space')
        """,
        IDS.incrementAndGet(),
        space,
        parent,
        inherits);
    return space;
  }

  public void userEntry(UUID space, UUID user) {
    userEntry(space, user, "viewer");
  }

  /** An entry of a role in the space. */
  public void userEntry(UUID space, UUID user, String role) {
    execute(
        "INSERT INTO space_user_access (user_uuid, space_uuid, space_role) VALUES (?, ?, ?)",
        user,
        space,
        role);
  }

  public void groupEntry(UUID space, UUID group) {
    execute(
        "INSERT INTO space_group_access (group_uuid, space_uuid, space_role) VALUES (?, ?, 'viewer')",
        group,
        space);
  }

  /** A chart in a space. */
  public UUID chart(UUID space) {
    UUID chart = UUID.randomUUID();
    execute(
        """
        INSERT INTO saved_queries (saved_query_id, saved_query_uuid, name, slug, space_id)
        SELECT ?, ?, 'Chart', 'chart', space_id FROM spaces WHERE space_uuid = ?
        """,
        IDS.incrementAndGet(),
        chart,
        space);
    return chart;
  }

  /** A dashboard in a space. */
  public UUID dashboard(UUID space) {
    UUID dashboard = UUID.randomUUID();
    execute(
        """
        INSERT INTO dashboards (dashboard_id, dashboard_uuid, name, slug, space_id)
        SELECT ?, ?, 'Dashboard', 'dashboard', space_id FROM spaces WHERE space_uuid = ?
        """,
        IDS.incrementAndGet(),
        dashboard,
        space);
    return dashboard;
  }

  /** An agent of the project, open to whoever may view it. */
  public UUID agent(boolean adminOnly) {
    UUID agent = UUID.randomUUID();
    execute(
        """
        INSERT INTO ai_agent (ai_agent_uuid, project_uuid, organization_uuid, name, slug, admin_only)
        VALUES (?, ?, ?, 'Agent', 'agent', ?)
        """,
        agent,
        PROJECT,
        ORGANIZATION,
        adminOnly);
    return agent;
  }

  public void listUser(UUID agent, UUID user) {
    execute(
        "INSERT INTO ai_agent_user_access (user_uuid, ai_agent_uuid) VALUES (?, ?)", user, agent);
  }

  public void listGroup(UUID agent, UUID group) {
    execute(
        "INSERT INTO ai_agent_group_access (group_uuid, ai_agent_uuid) VALUES (?, ?)",
        group,
        agent);
  }

  private void execute(String sql, @Nullable Object... arguments) {
    jdbi.useHandle(handle -> handle.execute(sql, arguments));
  }
}
