package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.lightdash.Abilities;
import java.util.List;

/**
 * Resolves all items of one kind in a batch together: how many queries that takes does not depend
 * on how many items there are.
 *
 * @param <T> the kind
 */
interface ItemResolver<T extends ContextItem> {

  /** One result an item, in the same order. */
  List<ItemResult> resolve(List<Pinned<T>> items, Abilities abilities);
}
