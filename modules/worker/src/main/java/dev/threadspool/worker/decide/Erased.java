package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.worker.intake.Intake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The records of a batch that name erased threads. It is all the same whether they were decided
 * before, who asks, and what for: nothing is known of an erased thread but that it was.
 */
final class Erased {

  private final Map<Origin, UUID> names = new HashMap<>();
  private final Set<UUID> erased;

  private Erased(DecisionTransaction transaction, List<Intake> batch) {
    for (Intake intake : batch) {
      UUID threadUuid = threadUuid(intake);
      if (threadUuid != null) {
        names.put(intake.origin(), threadUuid);
      }
    }
    this.erased = transaction.erased(Set.copyOf(names.values()));
  }

  /** Keeps erasures away until the transaction ends; comes before threads are looked for. */
  static Erased read(DecisionTransaction transaction, List<Intake> batch) {
    return new Erased(transaction, batch);
  }

  boolean has(Intake intake) {
    UUID threadUuid = names.get(intake.origin());
    return threadUuid != null && erased.contains(threadUuid);
  }

  /** Of a record that {@linkplain #has is one}. */
  Outcome outcome(Intake intake) {
    return new Outcome.Erased(Objects.requireNonNull(names.get(intake.origin())));
  }

  private static @Nullable UUID threadUuid(Intake intake) {
    return switch (intake) {
      case Intake.Command command -> command.command().threadUuid();
      case Intake.Malformed malformed -> malformed.fault().ids().threadUuid();
      case Intake.Unreadable _ -> null;
    };
  }
}
