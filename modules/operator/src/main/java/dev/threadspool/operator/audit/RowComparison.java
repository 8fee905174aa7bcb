package dev.threadspool.operator.audit;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.operator.reading.Event;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.store.audit.AuditedEvent;
import dev.threadspool.store.audit.AuditedEvent.State;
import dev.threadspool.store.audit.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events against the rows that they tell of, member by member. */
final class RowComparison {

  private final ThreadStore store;

  RowComparison(ThreadStore store) {
    this.store = store;
  }

  /**
   * @param events all of one subject, none unreadable
   */
  List<AuditedEvent> compare(Subject subject, List<PlacedEvent> events) {
    return switch (subject) {
      case THREAD -> threads(events);
      case REJECTION -> rejections(events);
      case DEAD_LETTER -> deadLetters(events);
    };
  }

  private List<AuditedEvent> threads(List<PlacedEvent> events) {
    Map<UUID, StoredThread> told = new HashMap<>();
    events.forEach(
        placed -> {
          if (placed.event() instanceof Event.Created(StoredThread thread)) {
            told.put(thread.threadUuid(), thread);
          }
        });
    Rows<UUID, StoredThread> rows = Rows.read(told.keySet(), store::threads);
    List<AuditedEvent> compared = new ArrayList<>();
    for (PlacedEvent placed : events) {
      switch (placed.event()) {
        case Event.Created(StoredThread thread) ->
            compared.add(
                compared(
                    Subject.THREAD,
                    placed,
                    thread.origin(),
                    thread.threadUuid(),
                    thread.createdAt(),
                    rows.differences(thread.threadUuid(), thread)));
        case Event.Gone(UUID threadUuid) ->
            compared.add(
                new AuditedEvent(
                    Subject.THREAD,
                    null,
                    threadUuid,
                    placed.partition(),
                    placed.offset(),
                    null,
                    State.GONE,
                    ""));
        case Event.Erased _, Event.Rejected _, Event.Dead _, Event.Unreadable _ ->
            throw unexpected(placed);
      }
    }
    return compared;
  }

  private List<AuditedEvent> rejections(List<PlacedEvent> events) {
    Rows<Origin, Rejection> rows =
        Rows.read(
            events.stream().map(placed -> rejection(placed).origin()).toList(), store::rejections);
    return events.stream()
        .map(
            placed -> {
              Rejection told = rejection(placed);
              return compared(
                  Subject.REJECTION,
                  placed,
                  told.origin(),
                  told.threadUuid(),
                  told.rejectedAt(),
                  rows.differences(told.origin(), told));
            })
        .toList();
  }

  private List<AuditedEvent> deadLetters(List<PlacedEvent> events) {
    Rows<Origin, DeadLetter> rows =
        Rows.read(
            events.stream().map(placed -> deadLetter(placed).origin()).toList(),
            store::deadLetters);
    return events.stream()
        .map(
            placed -> {
              DeadLetter told = deadLetter(placed);
              return compared(
                  Subject.DEAD_LETTER,
                  placed,
                  told.origin(),
                  null,
                  told.failedAt(),
                  rows.differences(told.origin(), told));
            })
        .toList();
  }

  /**
   * @param differences null where there is no row
   */
  private static AuditedEvent compared(
      Subject subject,
      PlacedEvent placed,
      Origin origin,
      @Nullable UUID threadUuid,
      Instant decidedAt,
      @Nullable String differences) {
    State state =
        differences == null ? State.ABSENT : differences.isEmpty() ? State.EQUAL : State.DIFFERS;
    return new AuditedEvent(
        subject,
        origin,
        threadUuid,
        placed.partition(),
        placed.offset(),
        decidedAt,
        state,
        differences == null ? "" : differences);
  }

  private static Rejection rejection(PlacedEvent placed) {
    if (placed.event() instanceof Event.Rejected(Rejection rejection)) {
      return rejection;
    }
    throw unexpected(placed);
  }

  private static DeadLetter deadLetter(PlacedEvent placed) {
    if (placed.event() instanceof Event.Dead(DeadLetter deadLetter)) {
      return deadLetter;
    }
    throw unexpected(placed);
  }

  private static IllegalArgumentException unexpected(PlacedEvent placed) {
    return new IllegalArgumentException("no event of this subject: " + placed);
  }
}
