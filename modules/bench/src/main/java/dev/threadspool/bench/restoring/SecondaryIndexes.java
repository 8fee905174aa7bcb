package dev.threadspool.bench.restoring;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The indexes that no constraint rests on. What restoring without them would give is measured here;
 * {@code restore} itself keeps them.
 */
final class SecondaryIndexes {

  private record Index(String name, String definition) {}

  private final Jdbi jdbi;
  private final List<Index> indexes;

  private SecondaryIndexes(Jdbi jdbi, List<Index> indexes) {
    this.jdbi = jdbi;
    this.indexes = indexes;
  }

  /** Removes them. */
  static SecondaryIndexes drop(Jdbi jdbi) {
    List<Index> indexes =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT c.relname, pg_get_indexdef(i.indexrelid)
                        FROM pg_index i
                        JOIN pg_class c ON c.oid = i.indexrelid
                        WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique
                        ORDER BY c.relname
                        """)
                    .map((row, _) -> new Index(row.getString(1), row.getString(2)))
                    .list());
    jdbi.useHandle(
        handle -> indexes.forEach(index -> handle.execute("DROP INDEX " + index.name())));
    return new SecondaryIndexes(jdbi, indexes);
  }

  /** Makes them again. */
  void rebuild() {
    jdbi.useHandle(handle -> indexes.forEach(index -> handle.execute(index.definition())));
  }
}
