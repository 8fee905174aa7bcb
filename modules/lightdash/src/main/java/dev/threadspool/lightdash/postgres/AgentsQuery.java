package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Agents with how their viewer stands to their access lists. */
final class AgentsQuery {

  private AgentsQuery() {}

  static Map<AgentQuery, Agent> run(Handle handle, Collection<AgentQuery> queries) {
    List<AgentQuery> wanted = List.copyOf(queries);
    var query =
        handle.createQuery(
            """
            SELECT wanted.n, a.ai_agent_uuid, a.project_uuid, a.organization_uuid, a.name, a.admin_only,
              EXISTS (SELECT FROM ai_agent_user_access l WHERE l.ai_agent_uuid = a.ai_agent_uuid)
              OR EXISTS (SELECT FROM ai_agent_group_access l WHERE l.ai_agent_uuid = a.ai_agent_uuid)
                AS restricted,
              EXISTS (
                SELECT FROM ai_agent_user_access l
                WHERE l.ai_agent_uuid = a.ai_agent_uuid AND l.user_uuid = wanted.user_uuid)
              OR EXISTS (
                SELECT FROM ai_agent_group_access l
                JOIN group_memberships m ON m.group_uuid = l.group_uuid
                JOIN users u ON u.user_id = m.user_id
                WHERE l.ai_agent_uuid = a.ai_agent_uuid AND u.user_uuid = wanted.user_uuid)
                AS listed
            FROM unnest(:organizations::uuid[], :users::uuid[], :agents::uuid[])
              WITH ORDINALITY AS wanted (organization_uuid, user_uuid, agent_uuid, n)
            JOIN ai_agent a
              ON a.ai_agent_uuid = wanted.agent_uuid AND a.organization_uuid = wanted.organization_uuid
            """);
    Bindings.uuids(query, "organizations", wanted, each -> each.viewer().organizationUuid());
    Bindings.uuids(query, "users", wanted, each -> Bindings.user(each.viewer()));
    Bindings.uuids(query, "agents", wanted, AgentQuery::agentUuid);
    Map<AgentQuery, Agent> agents = new HashMap<>();
    query
        .map(
            (row, _) ->
                Map.entry(
                    wanted.get(row.getInt("n") - 1),
                    new Agent(
                        row.getObject("ai_agent_uuid", UUID.class),
                        row.getObject("project_uuid", UUID.class),
                        row.getObject("organization_uuid", UUID.class),
                        row.getString("name"),
                        row.getBoolean("admin_only"),
                        row.getBoolean("restricted"),
                        row.getBoolean("listed"))))
        .forEach(entry -> agents.put(entry.getKey(), entry.getValue()));
    return agents;
  }
}
