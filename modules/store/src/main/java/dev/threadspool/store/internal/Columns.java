package dev.threadspool.store.internal;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Values as the tables hold them. Arrays are bound as uuid[], int8[] or text[] and cast by the
 * statement.
 */
public final class Columns {

  private Columns() {}

  static <T, S extends SqlStatement<S>> S uuids(
      S statement, String name, List<T> rows, Function<T, UUID> column) {
    return statement.bind(name, UuidArray.of(rows, column));
  }

  static <T, S extends SqlStatement<S>> S texts(
      S statement, String name, List<T> rows, Function<T, @Nullable String> column) {
    @Nullable String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return statement.bind(name, array("text", values));
  }

  static <T, S extends SqlStatement<S>> S longs(
      S statement, String name, List<T> rows, Function<T, Long> column) {
    return statement.bind(name, array("int8", rows.stream().map(column).toArray(Long[]::new)));
  }

  /**
   * An array of its elements' own class goes out in binary form; one of objects (Jdbi's) does not.
   */
  private static Argument array(String type, @Nullable Object[] values) {
    return (position, statement, _) ->
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
  }

  static <T, S extends SqlStatement<S>> S origins(
      S statement, List<T> rows, Function<T, Origin> origin) {
    uuids(statement, "origin_topic_id", rows, row -> origin.apply(row).topicId());
    longs(statement, "origin_partition", rows, row -> (long) origin.apply(row).partition());
    return longs(statement, "origin_offset", rows, row -> origin.apply(row).offset());
  }

  static <T, S extends SqlStatement<S>> S instants(
      S statement, String name, List<T> rows, Function<T, @Nullable Instant> column) {
    return texts(
        statement,
        name,
        rows,
        row -> {
          Instant value = column.apply(row);
          return value == null ? null : value.toString();
        });
  }

  static <T, S extends SqlStatement<S>> S hashes(
      S statement, List<T> rows, Function<T, ContentHash> hash) {
    longs(statement, "hash_version", rows, row -> (long) hash.apply(row).version());
    return texts(statement, "content_hash", rows, row -> hash.apply(row).hex());
  }

  static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        uuid(row, "origin_topic_id"), row.getInt("origin_partition"), row.getLong("origin_offset"));
  }

  static ContentHash contentHash(ResultSet row) throws SQLException {
    return new ContentHash(
        row.getShort("hash_version"), HexFormat.of().formatHex(row.getBytes("content_hash")));
  }

  static Actor actor(ResultSet row) throws SQLException {
    return new Actor(actorType(row.getString("actor_type")), uuid(row, "actor_uuid"));
  }

  /** As the tables have it. */
  public static String actorType(Actor actor) {
    return switch (actor.type()) {
      case USER -> "user";
      case SERVICE -> "service";
    };
  }

  private static Actor.Type actorType(String name) {
    for (Actor.Type type : Actor.Type.values()) {
      if (actorType(new Actor(type, NOBODY)).equals(name)) {
        return type;
      }
    }
    throw new IllegalStateException("unknown actor_type: " + name);
  }

  private static final UUID NOBODY = new UUID(0, 0);

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
