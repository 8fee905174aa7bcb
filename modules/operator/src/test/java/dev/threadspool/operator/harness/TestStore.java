package dev.threadspool.operator.harness;

import dev.threadspool.store.ThreadStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A database, looked at and damaged past everybody. */
public final class TestStore {

  private static final List<String> TABLES =
      List.of(
          "thread",
          "prompt",
          "prompt_context",
          "rejection",
          "dead_letter",
          "erased_thread",
          "intake_progress");

  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
  private final Jdbi jdbi = Jdbi.create(dataSource);

  TestStore(String url, String user) {
    dataSource.setUrl(url);
    dataSource.setUser(user);
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** Makes the tables. */
  public void migrate() {
    new ThreadStore(dataSource).migrate();
  }

  /** Every row of every table, as PostgreSQL writes its columns, in an order of its own. */
  public Map<String, List<String>> dump() {
    Map<String, List<String>> dump = new LinkedHashMap<>();
    TABLES.forEach(
        table -> dump.put(table, texts("SELECT t::text FROM %s t ORDER BY 1".formatted(table))));
    return dump;
  }

  public List<String> texts(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  public long number(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** How many rows it touched. */
  public int execute(String sql) {
    return jdbi.withHandle(handle -> handle.execute(sql));
  }
}
