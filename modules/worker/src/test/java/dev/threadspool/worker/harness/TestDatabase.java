package dev.threadspool.worker.harness;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.ThreadStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/** A database, looked at and meddled with past the worker. */
public final class TestDatabase {

  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
  private final Jdbi jdbi;

  TestDatabase(String url, String user) {
    dataSource.setUrl(url);
    dataSource.setUser(user);
    this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
  }

  public Optional<StoredThread> thread(UUID threadUuid) {
    return Optional.ofNullable(
        new ThreadStore(dataSource).threads(List.of(threadUuid)).get(threadUuid));
  }

  public long count(String table) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
  }

  public List<Map<String, Object>> rows(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapToMap().list());
  }

  public void execute(String sql) {
    jdbi.useHandle(handle -> handle.execute(sql));
  }
}
