package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.SpaceStanding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How spaces stand to those who come to them. Two queries, however many there are: the spaces'
 * chains, and the entries that the visitors have in any space of them.
 *
 * @param edits of visits to single spaces that have an entry: whether one makes the user an editor
 *     or admin
 */
record SpaceAccess(Map<UUID, SpaceChain> chains, Map<SpaceVisit, Boolean> edits) {

  private static final String ENTRIES =
      """
      SELECT n, bool_or(space_role IN ('editor', 'admin')) AS edits
      FROM (
        SELECT wanted.n, a.space_role
        FROM unnest(:users::uuid[], :spaces::uuid[]) WITH ORDINALITY AS wanted (user_uuid, space_uuid, n)
        JOIN space_user_access a USING (user_uuid, space_uuid)
        UNION ALL
        SELECT wanted.n, a.space_role
        FROM unnest(:users::uuid[], :spaces::uuid[]) WITH ORDINALITY AS wanted (user_uuid, space_uuid, n)
        JOIN users u USING (user_uuid)
        JOIN group_memberships m USING (user_id)
        JOIN space_group_access a USING (group_uuid, space_uuid)
      ) AS entry
      GROUP BY n
      """;

  /** Of these visits; nobody is asked about where there are none. */
  static SpaceAccess read(Handle handle, Set<SpaceVisit> visits) {
    if (visits.isEmpty()) {
      return new SpaceAccess(Map.of(), Map.of());
    }
    Map<UUID, SpaceChain> chains =
        SpaceChain.read(
            handle, visits.stream().map(SpaceVisit::spaceUuid).collect(Collectors.toSet()));
    return new SpaceAccess(
        chains,
        entries(
            handle,
            visits.stream()
                .filter(visit -> visit.userUuid() != null)
                .flatMap(
                    visit ->
                        spaces(chains.get(visit.spaceUuid())).stream()
                            .map(space -> new SpaceVisit(visit.userUuid(), space)))
                .collect(Collectors.toSet())));
  }

  private static Map<SpaceVisit, Boolean> entries(Handle handle, Collection<SpaceVisit> visits) {
    if (visits.isEmpty()) {
      return Map.of();
    }
    List<SpaceVisit> wanted = List.copyOf(visits);
    var query = handle.createQuery(ENTRIES);
    Bindings.uuids(query, "users", wanted, SpaceVisit::userUuid);
    Bindings.uuids(query, "spaces", wanted, SpaceVisit::spaceUuid);
    Map<SpaceVisit, Boolean> edits = new HashMap<>();
    query
        .map((row, _) -> Map.entry(wanted.get(row.getInt("n") - 1), row.getBoolean("edits")))
        .forEach(entry -> edits.put(entry.getKey(), entry.getValue()));
    return edits;
  }

  /** An entry decides alone, whatever the roles. A space that is gone by now lets nobody in. */
  SpaceStanding standing(SpaceVisit visit, Ability ability) {
    SpaceChain chain = chains.get(visit.spaceUuid());
    boolean open = chain != null && chain.open();
    boolean entry = false;
    boolean editor = false;
    for (UUID space : edits.isEmpty() ? List.<UUID>of() : spaces(chain)) {
      Boolean isEditor = edits.get(new SpaceVisit(visit.userUuid(), space));
      entry |= isEditor != null;
      editor |= Boolean.TRUE.equals(isEditor);
    }
    return new SpaceStanding(open, entry, entry ? editor : open && ability.editsOpenSpaces());
  }

  private static List<UUID> spaces(@Nullable SpaceChain chain) {
    return chain == null ? List.of() : chain.spaces();
  }
}
