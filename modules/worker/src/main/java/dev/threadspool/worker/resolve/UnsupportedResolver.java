package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.lightdash.Abilities;
import java.util.List;

/**
 * Kinds that the contract knows and this version does not resolve: refused by name, never ignored.
 */
final class UnsupportedResolver<T extends ContextItem> implements ItemResolver<T> {

  @Override
  public List<ItemResult> resolve(List<Pinned<T>> items, Abilities abilities) {
    return items.stream()
        .<ItemResult>map(
            pinned -> new ItemResult.Refused(Errors.notSupportedYet(pinned.item().kind())))
        .toList();
  }
}
