package dev.threadspool.store.internal;

import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A row of {@code prompt_context}.
 *
 * @param ordinal the caller's order, from 0
 */
record ContextRow(UUID promptUuid, int ordinal, ResolvedItem item) {

  static List<ContextRow> of(List<StoredThread> threads) {
    List<ContextRow> rows = new ArrayList<>();
    for (StoredThread thread : threads) {
      for (int ordinal = 0; ordinal < thread.context().size(); ordinal++) {
        rows.add(new ContextRow(thread.promptUuid(), ordinal, thread.context().get(ordinal)));
      }
    }
    return rows;
  }
}
