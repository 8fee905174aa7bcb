package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.workload.Asking;
import dev.threadspool.acceptance.faults.workload.Damage;
import dev.threadspool.acceptance.faults.workload.Fate;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.acceptance.faults.workload.Sort;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;

/** Commands by hand. Those with the same number ask for the same thread. */
final class Commands {

  /** The chart that some commands pin, and that is hidden or shown meanwhile. */
  static final UUID CHART = Workload.FLIPPING_CHARTS.getFirst();

  static final String TROUBLE = "I make trouble";

  private static final long FIRST_ATTEMPT = 1;
  private static final long SECOND_ATTEMPT = 2;

  private Commands() {}

  static Planned thread(int number) {
    return asking(number, FIRST_ATTEMPT, Sort.VALID, "What sells?", List.of(), new Fate.Stored());
  }

  /** Asks for the same thread by another attempt. */
  static Planned again(int number) {
    return asking(
        number, SECOND_ATTEMPT, Sort.DUPLICATE, "What sells?", List.of(), new Fate.Stored());
  }

  /** A thread while the chart is shown, a rejection while it is hidden. */
  static Planned pinning(int number) {
    return asking(
        number,
        FIRST_ATTEMPT,
        Sort.FLIPPING,
        "What sells?",
        List.of(new ContextItem.Chart(CHART, null, null)),
        new Fate.Either("NotFoundError", 404));
  }

  /** A good command that the store refuses, once it is told so. */
  static Planned trouble(int number) {
    return asking(number, FIRST_ATTEMPT, Sort.POISON, TROUBLE, List.of(), new Fate.Dead());
  }

  static Planned damaged(int number, Damage damage) {
    return thread(number).as(Sort.POISON).damaged(damage, new Fate.Dead());
  }

  private static Planned asking(
      int number, long attempt, Sort sort, String prompt, List<ContextItem> context, Fate fate) {
    return Planned.of(
        0,
        sort,
        Asking.thread(
            new UUID(attempt, number),
            threadUuid(number),
            Asking.user(SampleLightdash.ADMIN),
            prompt,
            context),
        fate);
  }

  /** In the order of their numbers. */
  static UUID threadUuid(int number) {
    return new UUID(0, number);
  }
}
