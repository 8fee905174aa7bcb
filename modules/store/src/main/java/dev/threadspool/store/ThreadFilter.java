package dev.threadspool.store;

import dev.threadspool.contract.model.Actor;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which threads a list has.
 *
 * @param organizationUuid never another's
 * @param agentUuids of these agents; none: an empty list
 * @param owner whoever asked for them; null for everybody's
 * @param createdFrom any of these; null for wherever they come from
 * @param search a piece of the title, without regard to case and taken literally; null for any
 *     thread, with a title or without
 */
public record ThreadFilter(
    UUID organizationUuid,
    UUID projectUuid,
    Set<UUID> agentUuids,
    @Nullable Actor owner,
    @Nullable Set<String> createdFrom,
    @Nullable String search) {

  public ThreadFilter {
    agentUuids = Set.copyOf(agentUuids);
    createdFrom = createdFrom == null ? null : Set.copyOf(createdFrom);
  }
}
