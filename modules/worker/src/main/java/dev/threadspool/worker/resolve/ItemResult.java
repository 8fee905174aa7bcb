package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ResolvedItem;

/** What resolving one item gave. */
sealed interface ItemResult {

  /** It is there and may be seen. */
  record Found(ResolvedItem item) implements ItemResult {}

  /** It is not there, or may not be seen. */
  record Refused(ApiError error) implements ItemResult {}
}
