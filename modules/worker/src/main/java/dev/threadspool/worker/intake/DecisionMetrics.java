package dev.threadspool.worker.intake;

import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.decide.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * {@code threadspool.decisions}: how many records came to what, with the error's name for
 * rejections.
 */
public final class DecisionMetrics {

  private static final String NAME = "threadspool.decisions";

  private final MeterRegistry meters;

  public DecisionMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(List<Decision> decisions) {
    decisions.forEach(decision -> count(decision.outcome()));
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Created _ -> count("created", "");
      case Outcome.Duplicate _ -> count("duplicate", "");
      case Outcome.Rejected rejected -> count("rejected", rejected.rejection().error().name());
      case Outcome.Repeated repeated -> count("repeated", repeated.rejection().error().name());
      case Outcome.Dead _ -> count("dead_letter", "");
      case Outcome.Erased _ -> count("erased", "");
      case Outcome.Forgotten _ -> count("forgotten", "");
    }
  }

  private void count(String outcome, String error) {
    meters.counter(NAME, "outcome", outcome, "error", error).increment();
  }
}
