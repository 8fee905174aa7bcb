package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Viewer;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Binds the columns of a batch as arrays, for {@code unnest}. */
final class Bindings {

  private Bindings() {}

  static <T> void uuids(
      Query query, String name, List<T> rows, Function<T, @Nullable UUID> column) {
    query.bind(name, UuidArray.of(rows, column));
  }

  /** The user behind a viewer, null for a service. */
  static @Nullable UUID user(Viewer viewer) {
    return switch (viewer) {
      case Viewer.User user -> user.userUuid();
      case Viewer.Service _ -> null;
    };
  }
}
