package dev.threadspool.acceptance.faults.site;

import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Charts of the sample Lightdash, changed while somebody pins them: hidden, a command that pins one
 * is rejected; shown, it is not. A new name changes no decision, but what is stored by it.
 */
public final class Catalogue {

  private final Jdbi jdbi;

  Catalogue(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public void hide(UUID chartUuid) {
    update("UPDATE saved_queries SET deleted_at = now() WHERE saved_query_uuid = ?", chartUuid);
  }

  public void show(UUID chartUuid) {
    update("UPDATE saved_queries SET deleted_at = NULL WHERE saved_query_uuid = ?", chartUuid);
  }

  public void rename(UUID chartUuid, String name) {
    update("UPDATE saved_queries SET name = ? WHERE saved_query_uuid = ?", name, chartUuid);
  }

  private void update(String sql, Object... values) {
    int rows = jdbi.withHandle(handle -> handle.execute(sql, values));
    if (rows != 1) {
      throw new IllegalStateException("the sample has no such chart: " + values[values.length - 1]);
    }
  }
}
