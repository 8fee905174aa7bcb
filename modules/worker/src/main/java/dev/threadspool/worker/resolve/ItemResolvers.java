package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.worker.resolve.provider.Providers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * One result an item, in the same order; every kind that occurs is asked for once. The same item
   * may come more than once: resolvers ask by what tells items apart, which is less than an item.
   */
  List<ItemResult> resolve(List<Pinned<?>> items, Abilities abilities) {
    Map<ContextKind, List<Integer>> places = new EnumMap<>(ContextKind.class);
    for (int i = 0; i < items.size(); i++) {
      places.computeIfAbsent(items.get(i).item().kind(), _ -> new ArrayList<>()).add(i);
    }
    @Nullable ItemResult[] results = new ItemResult[items.size()];
    places.forEach(
        (kind, own) -> {
          List<ItemResult> resolved =
              resolve(
                  Objects.requireNonNull(resolvers.get(kind)),
                  own.stream().<Pinned<?>>map(items::get).toList(),
                  abilities);
          for (int i = 0; i < own.size(); i++) {
            results[own.get(i)] = resolved.get(i);
          }
        });
    return Stream.of(results).map(Objects::requireNonNull).toList();
  }

  // The map's key ties a resolver's type to its items' type; the compiler cannot see that.
  @SuppressWarnings("unchecked")
  private static <T extends ContextItem> List<ItemResult> resolve(
      ItemResolver<?> resolver, List<Pinned<?>> pinned, Abilities abilities) {
    return ((ItemResolver<T>) resolver).resolve((List<Pinned<T>>) (List<?>) pinned, abilities);
  }
}
