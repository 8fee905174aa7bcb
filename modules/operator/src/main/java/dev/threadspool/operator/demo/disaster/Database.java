package dev.threadspool.operator.demo.disaster;

import dev.threadspool.operator.parts.Running;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Threadspool's database as somebody with all rights has it. */
final class Database {

  private static final List<String> TABLES =
      List.of("thread", "prompt", "prompt_context", "rejection", "dead_letter");

  private final Jdbi own;
  private final Jdbi server;
  private final String name;

  Database(Running running) {
    String url = running.settings().storeUrl();
    this.name = url.substring(url.lastIndexOf('/') + 1);
    String user = running.stack().user();
    String password = running.stack().password();
    this.own = Jdbi.create(url, user, password);
    this.server = Jdbi.create(running.stack().jdbcUrl("postgres"), user, password);
  }

  /**
   * A table's content.
   *
   * @param hash of every row in every column, as PostgreSQL writes them, in no order
   */
  record Content(long rows, String hash) {}

  Map<String, Content> contents() {
    Map<String, Content> contents = new LinkedHashMap<>();
    own.useHandle(
        handle ->
            TABLES.forEach(
                table ->
                    contents.put(
                        table,
                        handle
                            .createQuery(
                                """
                                SELECT count(*) AS rows,
                                       coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS hash
                                FROM %s t
                                """
                                    .formatted(table))
                            .map(
                                (row, _) -> new Content(row.getLong("rows"), row.getString("hash")))
                            .one())));
    return contents;
  }

  /** With everything in it, whoever is connected; then one of that name, empty. */
  boolean lose() {
    server.useHandle(
        handle -> {
          handle.execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
          handle.execute("CREATE DATABASE %s".formatted(name));
        });
    return true;
  }
}
