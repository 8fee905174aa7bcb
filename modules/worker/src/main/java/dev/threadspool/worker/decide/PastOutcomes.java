package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.worker.intake.Intake;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about records that are delivered again. Nothing is resolved or decided here: the
 * rows remember their origin, and the origin's outcome is the answer whatever the world looks like
 * now.
 */
record PastOutcomes(
    Map<UUID, StoredThread> threads,
    Map<Origin, Rejection> rejections,
    RejectedBefore attempts,
    Map<Origin, DeadLetter> deadLetters) {

  private static final int UUID_CHARACTERS = 36;

  static Map<Origin, Outcome> read(DecisionTransaction transaction, List<Intake> past) {
    if (past.isEmpty()) {
      return Map.of();
    }
    List<Origin> origins = past.stream().map(Intake::origin).toList();
    PastOutcomes stored =
        new PastOutcomes(
            transaction.threads(
                past.stream()
                    .map(PastOutcomes::threadUuid)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList()),
            transaction.rejectionsByOrigin(origins),
            RejectedBefore.read(transaction, past),
            transaction.deadLetters(origins));
    Map<Origin, Outcome> outcomes = new HashMap<>();
    past.forEach(intake -> outcomes.put(intake.origin(), stored.outcome(intake)));
    return outcomes;
  }

  private Outcome outcome(Intake intake) {
    Rejection rejection = rejections.get(intake.origin());
    if (rejection != null) {
      return new Outcome.Rejected(rejection);
    }
    DeadLetter deadLetter = deadLetters.get(intake.origin());
    if (deadLetter != null) {
      return new Outcome.Dead(deadLetter);
    }
    UUID threadUuid = threadUuid(intake);
    StoredThread thread = threadUuid == null ? null : threads.get(threadUuid);
    if (thread != null && thread.origin().equals(intake.origin())) {
      return new Outcome.Created(thread);
    }
    return switch (intake) {
      case Intake.Command command -> outcome(command, thread);
      case Intake.Malformed _, Intake.Unreadable _ -> new Outcome.Forgotten();
    };
  }

  /**
   * The thread that a record names. One that was read when it was decided and cannot be now (its
   * schema is gone, processing fails) has it as its key: its event must not be lost. Null where the
   * key names none.
   */
  private static @Nullable UUID threadUuid(Intake intake) {
    return switch (intake) {
      case Intake.Command(_, _, ThreadCommand command) -> command.threadUuid();
      case Intake.Malformed(ConsumerRecord<byte[], byte[]> source, _, _) -> key(source);
      case Intake.Unreadable(ConsumerRecord<byte[], byte[]> source, _, _) -> key(source);
    };
  }

  private static @Nullable UUID key(ConsumerRecord<byte[], byte[]> source) {
    byte[] key = source.key();
    if (key == null || key.length != UUID_CHARACTERS) {
      return null;
    }
    try {
      return UUID.fromString(new String(key, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Outcome outcome(Intake.Command intake, @Nullable StoredThread thread) {
    ThreadCommand command = intake.command();
    Rejection attempt = attempts.of(intake);
    if (attempt != null) {
      return new Outcome.Repeated(attempt);
    }
    // A conflict whose rejection is past its retention must not be told what it was in conflict
    // with.
    return thread != null && Sameness.holds(thread, command)
        ? new Outcome.Duplicate(thread)
        : new Outcome.Forgotten();
  }
}
