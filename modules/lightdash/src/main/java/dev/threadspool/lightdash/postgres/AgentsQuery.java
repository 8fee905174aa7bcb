package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentQuery;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Agents with how their viewer stands to their access lists, in one statement and of one moment. As
 * with {@link Contents}, they are put together here instead of joined there.
 */
final class AgentsQuery {

  private static final String SELECT =
      """
      WITH agent AS MATERIALIZED (
        SELECT a.ai_agent_uuid, a.project_uuid, a.organization_uuid, a.name, a.admin_only,
          EXISTS (SELECT FROM ai_agent_user_access l WHERE l.ai_agent_uuid = a.ai_agent_uuid)
          OR EXISTS (SELECT FROM ai_agent_group_access l WHERE l.ai_agent_uuid = a.ai_agent_uuid)
            AS restricted
        FROM ai_agent a
        WHERE a.ai_agent_uuid = ANY (:agents::uuid[])
      ), listed_group AS MATERIALIZED (
        SELECT l.ai_agent_uuid, l.group_uuid
        FROM ai_agent_group_access l
        WHERE l.ai_agent_uuid = ANY (ARRAY (SELECT ai_agent_uuid FROM agent WHERE restricted))
      )
      SELECT 'agent' AS what, ai_agent_uuid AS uuid, NULL::uuid AS listed_uuid, project_uuid, organization_uuid,
        name, admin_only, restricted
      FROM agent
      UNION ALL
      SELECT 'listed user', l.ai_agent_uuid, l.user_uuid, NULL, NULL, NULL, NULL, NULL
      FROM ai_agent_user_access l
      WHERE l.ai_agent_uuid = ANY (ARRAY (SELECT ai_agent_uuid FROM agent WHERE restricted))
        AND l.user_uuid = ANY (:users::uuid[])
      UNION ALL
      SELECT 'listed group', ai_agent_uuid, group_uuid, NULL, NULL, NULL, NULL, NULL
      FROM listed_group
      UNION ALL
      SELECT 'member', u.user_uuid, m.group_uuid, NULL, NULL, NULL, NULL, NULL
      FROM group_memberships m
      JOIN users u ON u.user_id = m.user_id
      WHERE m.group_uuid = ANY (ARRAY (SELECT DISTINCT group_uuid FROM listed_group))
        AND u.user_uuid = ANY (:users::uuid[])
      """;

  /** A user or a group on the list of an agent, or a group that a user is in. */
  private record Entry(UUID of, UUID uuid) {}

  private final Map<UUID, Agent> agents = new HashMap<>();
  private final Set<Entry> listedUsers = new HashSet<>();
  private final Map<UUID, List<UUID>> listedGroups = new HashMap<>();
  private final Set<Entry> members = new HashSet<>();

  private AgentsQuery() {}

  static Map<AgentQuery, Agent> run(Handle handle, Collection<AgentQuery> queries) {
    AgentsQuery read = read(handle, queries);
    Map<AgentQuery, Agent> answers = new HashMap<>();
    for (AgentQuery asked : queries) {
      Agent agent = read.agents.get(asked.agentUuid());
      if (agent != null && agent.organizationUuid().equals(asked.viewer().organizationUuid())) {
        answers.put(
            asked,
            agent.restricted() && read.isListed(asked.agentUuid(), Bindings.user(asked.viewer()))
                ? agent.asListed()
                : agent);
      }
    }
    return answers;
  }

  private static AgentsQuery read(Handle handle, Collection<AgentQuery> queries) {
    Set<UUID> agents = queries.stream().map(AgentQuery::agentUuid).collect(Collectors.toSet());
    Set<UUID> users =
        queries.stream()
            .map(each -> Bindings.user(each.viewer()))
            .flatMap(Stream::ofNullable)
            .collect(Collectors.toSet());
    var query = handle.createQuery(SELECT);
    Bindings.uuids(query, "agents", List.copyOf(agents), uuid -> uuid);
    Bindings.uuids(query, "users", List.copyOf(users), uuid -> uuid);
    AgentsQuery read = new AgentsQuery();
    Rows.forEach(query, read::add);
    return read;
  }

  private void add(ResultSet row) throws SQLException {
    UUID uuid = row.getObject("uuid", UUID.class);
    UUID listed = row.getObject("listed_uuid", UUID.class);
    switch (row.getString("what")) {
      case "agent" ->
          agents.put(
              uuid,
              new Agent(
                  uuid,
                  row.getObject("project_uuid", UUID.class),
                  row.getObject("organization_uuid", UUID.class),
                  row.getString("name"),
                  row.getBoolean("admin_only"),
                  row.getBoolean("restricted"),
                  false));
      case "listed user" -> listedUsers.add(new Entry(uuid, listed));
      case "listed group" -> listedGroups.computeIfAbsent(uuid, _ -> new ArrayList<>()).add(listed);
      case "member" -> members.add(new Entry(uuid, listed));
      case String other -> throw new IllegalStateException("the statement has no rows of " + other);
    }
  }

  private boolean isListed(UUID agentUuid, @Nullable UUID userUuid) {
    return userUuid != null
        && (listedUsers.contains(new Entry(agentUuid, userUuid))
            || listedGroups.getOrDefault(agentUuid, List.of()).stream()
                .anyMatch(group -> members.contains(new Entry(userUuid, group))));
  }
}
