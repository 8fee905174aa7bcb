package dev.threadspool.store.audit;

import dev.threadspool.contract.model.Origin;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the topic has it, compared with its row.
 *
 * @param origin null for a tombstone
 * @param threadUuid null for a dead letter
 * @param partition where the event stands
 * @param decidedAt null for a tombstone
 * @param detail in what it differs from its row; empty where in nothing
 */
public record AuditedEvent(
    Subject subject,
    @Nullable Origin origin,
    @Nullable UUID threadUuid,
    int partition,
    long offset,
    @Nullable Instant decidedAt,
    State state,
    String detail) {

  /** What the store has to it. */
  public enum State {
    EQUAL,
    DIFFERS,
    ABSENT,
    /** The event says that there is to be none. */
    GONE
  }
}
