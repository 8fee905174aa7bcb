package dev.threadspool.lightdash.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A space and those that it inherits from: up to the first one that does not inherit, or to the
 * root.
 *
 * @param open organization and project roles get in: every space of the chain inherits, and it
 *     reaches the root
 * @param spaces of the chain, itself among them; an entry counts from each
 */
record SpaceChain(boolean open, List<UUID> spaces) {

  /** The depth is bounded for spaces that are their own ancestors. */
  private static final String CHAINS =
      """
      WITH RECURSIVE chain AS (
        SELECT s.space_uuid AS first_uuid, s.space_uuid, s.parent_space_uuid, s.inherit_parent_permissions, 1 AS depth
        FROM spaces s
        WHERE s.space_uuid = ANY (:spaces::uuid[])
        UNION ALL
        SELECT chain.first_uuid, above.space_uuid, above.parent_space_uuid, above.inherit_parent_permissions, depth + 1
        FROM chain
        JOIN spaces above ON above.space_uuid = chain.parent_space_uuid
        WHERE chain.inherit_parent_permissions AND depth < 100
      )
      SELECT first_uuid, space_uuid, parent_space_uuid IS NULL AS root, inherit_parent_permissions AS inherits
      FROM chain
      """;

  /** What the links come to, one after the other. */
  private static final class Links {
    private final List<UUID> spaces = new ArrayList<>();
    private boolean inherit = true;
    private boolean reachTheRoot;

    void add(ResultSet row) throws SQLException {
      spaces.add(row.getObject("space_uuid", UUID.class));
      inherit &= row.getBoolean("inherits");
      reachTheRoot |= row.getBoolean("root");
    }

    SpaceChain chain() {
      return new SpaceChain(inherit && reachTheRoot, List.copyOf(spaces));
    }
  }

  /** Those of these spaces. A space that is gone by now has none. */
  static Map<UUID, SpaceChain> read(Handle handle, Collection<UUID> spaces) {
    var query = handle.createQuery(CHAINS);
    Bindings.uuids(query, "spaces", List.copyOf(spaces), uuid -> uuid);
    Map<UUID, Links> links = new HashMap<>();
    Rows.forEach(
        query,
        row ->
            links
                .computeIfAbsent(row.getObject("first_uuid", UUID.class), _ -> new Links())
                .add(row));
    Map<UUID, SpaceChain> chains = new HashMap<>();
    links.forEach((space, found) -> chains.put(space, found.chain()));
    return chains;
  }
}
