package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.worker.resolve.provider.Providers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One resolver a kind. A new kind does not compile until it has one. */
final class ItemResolvers {

  private final Map<ContextKind, ItemResolver<?>> resolvers = new EnumMap<>(ContextKind.class);

  ItemResolvers(Catalogue catalogue, OwnThreads own, ProviderHosts hosts, Providers providers) {
    for (ContextKind kind : ContextKind.values()) {
      resolvers.put(kind, resolver(kind, catalogue, own, hosts, providers));
    }
  }

  private static ItemResolver<?> resolver(
      ContextKind kind,
      Catalogue catalogue,
      OwnThreads own,
      ProviderHosts hosts,
      Providers providers) {
    return switch (kind) {
      case CHART -> new ChartResolver(catalogue);
      case DASHBOARD -> new DashboardResolver(catalogue);
      case PULL_REQUEST -> new PullRequestResolver(catalogue, hosts, providers);
      case THREAD -> new ThreadResolver(catalogue, own);
      case FILE -> new FileResolver();
      case REPOSITORY -> new RepositoryResolver();
      case PROPOSED_CHANGE -> new ProposedChangeResolver(catalogue);
      case REVIEW_FINDING -> new ReviewFindingResolver(catalogue);
      case PREVIEW_ENVIRONMENT -> new PreviewResolver(catalogue);
    };
  }

  /** One query a kind that occurs; the same item for the same viewer is asked for once. */
  Map<Pinned<?>, ItemResult> resolve(List<Pinned<?>> items, Abilities abilities) {
    Map<ContextKind, List<Pinned<?>>> byKind = new EnumMap<>(ContextKind.class);
    for (Pinned<?> pinned : items) {
      byKind.computeIfAbsent(pinned.item().kind(), _ -> new ArrayList<>()).add(pinned);
    }
    Map<Pinned<?>, ItemResult> results = new HashMap<>();
    byKind.forEach(
        (kind, pinned) ->
            resolve(Objects.requireNonNull(resolvers.get(kind)), pinned, abilities, results));
    return results;
  }

  // The map's key ties a resolver's type to its items' type; the compiler cannot see that.
  @SuppressWarnings("unchecked")
  private static <T extends ContextItem> void resolve(
      ItemResolver<?> resolver,
      List<Pinned<?>> pinned,
      Abilities abilities,
      Map<Pinned<?>, ItemResult> into) {
    List<Pinned<T>> typed = (List<Pinned<T>>) (List<?>) pinned;
    List<ItemResult> results = ((ItemResolver<T>) resolver).resolve(typed, abilities);
    for (int i = 0; i < typed.size(); i++) {
      into.put(typed.get(i), results.get(i));
    }
  }
}
