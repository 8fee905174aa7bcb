package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.ContentRule;
import dev.threadspool.lightdash.Found;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What charts and dashboards have in common: they belong to a project through a space, and are seen
 * through it. Content is looked up by its uuid, once however many ask for it, so the cost does not
 * grow with the catalogue; who may see it is asked for space by space ({@link SpaceAccess}).
 */
final class ContentSql {

  /** Reads one row of what was found. */
  interface Facts<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Where content is, and what it is. */
  private record Content<T>(UUID organizationUuid, UUID projectUuid, UUID spaceUuid, T facts) {

    boolean isOf(ContentQuery asked) {
      return projectUuid.equals(asked.projectUuid())
          && organizationUuid.equals(asked.viewer().organizationUuid());
    }
  }

  private static final String SELECT =
      """
      SELECT wanted.content_uuid, s.space_uuid, p.project_uuid, o.organization_uuid, <columns>
      FROM unnest(:contents::uuid[]) AS wanted (content_uuid)
      <content>
      JOIN projects p ON p.project_id = s.project_id
      JOIN organizations o ON o.organization_id = p.organization_id
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
    Map<UUID, Content<T>> contents = contents(handle, columns, content, queries, facts);
    Map<ContentQuery, Ability> there = new HashMap<>();
    Set<SpaceVisit> visits = new HashSet<>();
    for (ContentQuery asked : queries) {
      Content<T> found = contents.get(asked.contentUuid());
      if (found != null && found.isOf(asked)) {
        Ability ability = abilities.of(asked.viewer(), asked.projectUuid());
        there.put(asked, ability);
        if (rule.apply(ability).asksSpaces()) {
          visits.add(new SpaceVisit(Bindings.user(asked.viewer()), found.spaceUuid()));
        }
      }
    }
    SpaceAccess access = SpaceAccess.read(handle, visits);
    Map<ContentQuery, Found<T>> answers = new HashMap<>();
    for (ContentQuery asked : queries) {
      Content<T> found = contents.get(asked.contentUuid());
      Ability ability = there.get(asked);
      answers.put(
          asked,
          found == null || ability == null
              ? new Found.Missing<>()
              : answer(asked, found, rule.apply(ability), access, ability));
    }
    return answers;
  }

  private static <T> Found<T> answer(
      ContentQuery asked, Content<T> found, ContentRule rule, SpaceAccess access, Ability ability) {
    var visit = new SpaceVisit(Bindings.user(asked.viewer()), found.spaceUuid());
    return rule.allows(access.standing(visit, ability))
        ? new Found.Visible<>(found.facts())
        : new Found.Denied<>();
  }

  private static <T> Map<UUID, Content<T>> contents(
      Handle handle,
      String columns,
      String content,
      Collection<ContentQuery> queries,
      Facts<T> facts) {
    List<UUID> wanted = queries.stream().map(ContentQuery::contentUuid).distinct().toList();
    var query = handle.createQuery(SELECT).define("columns", columns).define("content", content);
    Bindings.uuids(query, "contents", wanted, uuid -> uuid);
    Map<UUID, Content<T>> found = new HashMap<>();
    query
        .map(
            (row, _) ->
                Map.entry(
                    row.getObject("content_uuid", UUID.class),
                    new Content<>(
                        row.getObject("organization_uuid", UUID.class),
                        row.getObject("project_uuid", UUID.class),
                        row.getObject("space_uuid", UUID.class),
                        facts.read(row))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }
}
