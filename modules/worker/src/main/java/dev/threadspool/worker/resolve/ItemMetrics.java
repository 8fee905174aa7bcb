package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * {@code threadspool.items}: how many pinned items of each kind were found, or refused with which
 * error.
 */
public final class ItemMetrics {

  private static final String NAME = "threadspool.items";

  private final MeterRegistry meters;

  /** Nearly all are found; nobody looks for their counters among all others each time. */
  private final Map<ContextKind, Counter> found = new EnumMap<>(ContextKind.class);

  public ItemMetrics(MeterRegistry meters) {
    this.meters = meters;
    for (ContextKind kind : ContextKind.values()) {
      found.put(kind, counter(kind, ""));
    }
  }

  void count(ContextKind kind, ItemResult result) {
    Counter counter =
        switch (result) {
          case ItemResult.Found _ -> Objects.requireNonNull(found.get(kind));
          case ItemResult.Refused refused -> counter(kind, refused.error().name());
        };
    counter.increment();
  }

  private Counter counter(ContextKind kind, String error) {
    return meters.counter(NAME, "kind", kind.contractName(), "error", error);
  }
}
