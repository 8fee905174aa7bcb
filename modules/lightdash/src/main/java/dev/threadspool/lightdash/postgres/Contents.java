package dev.threadspool.lightdash.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Charts or dashboards of one batch, with their newest versions and where they are, in one
 * statement and of one moment.
 *
 * <p>They are put together here instead of joined there. PostgreSQL knows of an array of uuids only
 * that it has some ten elements, so a join looks space, project, organization and versions up for
 * each content by itself, whatever its size: four times as long for the charts of a batch of 900
 * commands (docs/performance.md).
 */
final class Contents {

  /** Content in a living space. */
  record Content(
      UUID uuid,
      @Nullable String slug,
      String name,
      @Nullable String chartKind,
      @Nullable UUID newestVersionUuid,
      Place place) {}

  /** A living space, and what it belongs to. */
  record Place(UUID spaceUuid, UUID projectUuid, UUID organizationUuid) {}

  /**
   * What is read.
   *
   * @param contents selects {@code content_id, content_uuid, space_id, slug, name, chart_kind} of
   *     what lives among {@code :contents}; everything by its uuid, so that the cost does not grow
   *     with the catalogue
   * @param versions selects {@code content_id, version_uuid}, once for each of {@code content}
   */
  record Source(String contents, String versions) {}

  private static final String SELECT =
      """
      WITH content AS MATERIALIZED (<contents>)
      SELECT 'content' AS what, content_id, content_uuid AS uuid, space_id, slug, name, chart_kind,
        NULL::uuid AS project_uuid, NULL::uuid AS organization_uuid
      FROM content
      UNION ALL
      SELECT 'version', content_id, version_uuid, NULL, NULL, NULL, NULL, NULL, NULL
      FROM (<versions>) AS version
      UNION ALL
      SELECT 'place', NULL, s.space_uuid, s.space_id, NULL, NULL, NULL, p.project_uuid, o.organization_uuid
      FROM spaces s
      JOIN projects p ON p.project_id = s.project_id
      JOIN organizations o ON o.organization_id = p.organization_id
      WHERE s.space_id = ANY (ARRAY (SELECT DISTINCT space_id FROM content)) AND s.deleted_at IS NULL
      """;

  private record Row(
      int contentId,
      UUID uuid,
      int spaceId,
      @Nullable String slug,
      String name,
      @Nullable String chartKind) {}

  private final Map<UUID, Row> contents = new HashMap<>();
  private final Map<Integer, UUID> versions = new HashMap<>();
  private final Map<Integer, Place> places = new HashMap<>();

  private Contents() {}

  static Contents read(Handle handle, Source source, Collection<UUID> wanted) {
    var query =
        handle
            .createQuery(SELECT)
            .define("contents", source.contents())
            .define("versions", source.versions());
    Bindings.uuids(query, "contents", List.copyOf(wanted), uuid -> uuid);
    Contents read = new Contents();
    Rows.forEach(query, read::add);
    return read;
  }

  private void add(ResultSet row) throws SQLException {
    UUID uuid = row.getObject("uuid", UUID.class);
    switch (row.getString("what")) {
      case "content" ->
          contents.put(
              uuid,
              new Row(
                  row.getInt("content_id"),
                  uuid,
                  row.getInt("space_id"),
                  row.getString("slug"),
                  row.getString("name"),
                  row.getString("chart_kind")));
      case "version" -> versions.put(row.getInt("content_id"), uuid);
      case "place" ->
          places.put(
              row.getInt("space_id"),
              new Place(
                  uuid,
                  row.getObject("project_uuid", UUID.class),
                  row.getObject("organization_uuid", UUID.class)));
      case String other -> throw new IllegalStateException("the statement has no rows of " + other);
    }
  }

  /** Null where it is not there, or its space is not. */
  @Nullable Content get(UUID contentUuid) {
    Row row = contents.get(contentUuid);
    Place place = row == null ? null : places.get(row.spaceId());
    return row == null || place == null
        ? null
        : new Content(
            row.uuid(),
            row.slug(),
            row.name(),
            row.chartKind(),
            versions.get(row.contentId()),
            place);
  }
}
