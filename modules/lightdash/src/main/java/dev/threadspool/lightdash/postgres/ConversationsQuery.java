package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Conversation;
import dev.threadspool.lightdash.ConversationQuery;
import dev.threadspool.lightdash.LongNamesException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Conversations with their first prompt: who wrote it owns the conversation. Names that are too
 * long together stay in the database.
 */
final class ConversationsQuery {

  private ConversationsQuery() {}

  /**
   * @param limitBytes of UTF-8, of all names together
   */
  static Map<ConversationQuery, Conversation> run(
      Handle handle, Collection<ConversationQuery> queries, long limitBytes) {
    List<ConversationQuery> wanted = List.copyOf(queries);
    var query =
        handle.createQuery(
            """
            SELECT n, ai_thread_uuid, agent_uuid, owner_uuid, has_prompt, bytes,
              CASE WHEN bytes <= :limit THEN display_name END AS display_name
            FROM (
              SELECT wanted.n, t.ai_thread_uuid, t.agent_uuid,
                COALESCE(first.created_by_user_uuid, web.user_uuid) AS owner_uuid,
                COALESCE(t.title, first.prompt) AS display_name,
                CASE WHEN count(*) OVER () > :always
                  THEN sum(octet_length(COALESCE(t.title, first.prompt))) OVER () ELSE 0 END AS bytes,
                wanted.prompt_uuid IS NULL OR EXISTS (
                  SELECT FROM ai_prompt p
                  WHERE p.ai_prompt_uuid = wanted.prompt_uuid AND p.ai_thread_uuid = t.ai_thread_uuid)
                  AS has_prompt
              FROM unnest(:organizations::uuid[], :threads::uuid[], :prompts::uuid[])
                WITH ORDINALITY AS wanted (organization_uuid, thread_uuid, prompt_uuid, n)
              JOIN ai_thread t
                ON t.ai_thread_uuid = wanted.thread_uuid AND t.organization_uuid = wanted.organization_uuid
              LEFT JOIN LATERAL (
                SELECT created_by_user_uuid, prompt FROM ai_prompt p
                WHERE p.ai_thread_uuid = t.ai_thread_uuid
                ORDER BY created_at, ai_prompt_uuid LIMIT 1
              ) AS first ON true
              LEFT JOIN ai_web_app_thread web ON web.ai_thread_uuid = t.ai_thread_uuid
              WHERE t.agent_uuid IS NOT NULL) AS found
            """);
    query.bind("always", LongNamesException.ALWAYS_NAMED);
    query.bind("limit", limitBytes);
    Bindings.uuids(query, "organizations", wanted, each -> each.viewer().organizationUuid());
    Bindings.uuids(query, "threads", wanted, ConversationQuery::threadUuid);
    Bindings.uuids(query, "prompts", wanted, ConversationQuery::promptUuid);
    Map<ConversationQuery, Conversation> found = new HashMap<>();
    query
        .map((row, _) -> Map.entry(wanted.get(row.getInt("n") - 1), conversation(row, limitBytes)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static Conversation conversation(ResultSet row, long limitBytes) throws SQLException {
    long bytes = row.getLong("bytes");
    if (bytes > limitBytes) {
      throw new LongNamesException(bytes, limitBytes);
    }
    return new Conversation(
        row.getObject("ai_thread_uuid", UUID.class),
        row.getObject("agent_uuid", UUID.class),
        row.getObject("owner_uuid", UUID.class),
        row.getString("display_name"),
        row.getBoolean("has_prompt"));
  }
}
