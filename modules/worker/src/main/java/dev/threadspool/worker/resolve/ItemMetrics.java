package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextKind;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@code threadspool.items}: how many pinned items of each kind were found, or refused with which
 * error.
 */
public final class ItemMetrics {

  private static final String NAME = "threadspool.items";

  private final MeterRegistry meters;

  public ItemMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(ContextKind kind, ItemResult result) {
    String error =
        switch (result) {
          case ItemResult.Found _ -> "";
          case ItemResult.Refused refused -> refused.error().name();
        };
    meters.counter(NAME, "kind", kind.contractName(), "error", error).increment();
  }
}
