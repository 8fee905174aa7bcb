package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.PullRequestFacts;
import dev.threadspool.lightdash.PullRequestQuery;
import dev.threadspool.worker.resolve.provider.Providers;
import dev.threadspool.worker.resolve.provider.PullRequestState;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pull requests: anybody who may use the agent may pin one. Lightdash's own record of it comes
 * first, what the address says second, the provider third; title and state stay null where nobody
 * knows them.
 */
final class PullRequestResolver implements ItemResolver<ContextItem.PullRequest> {

  private static final PullRequestFacts NOTHING = new PullRequestFacts(null, null, null);

  private final Catalogue catalogue;
  private final ProviderHosts hosts;
  private final Providers providers;

  PullRequestResolver(Catalogue catalogue, ProviderHosts hosts, Providers providers) {
    this.catalogue = catalogue;
    this.hosts = hosts;
    this.providers = providers;
  }

  @Override
  public List<ItemResult> resolve(
      List<Pinned<ContextItem.PullRequest>> items, Abilities abilities) {
    Map<PullRequestQuery, PullRequestFacts> known =
        catalogue.pullRequests(items.stream().map(PullRequestResolver::query).distinct().toList());
    Map<String, PullRequestUrl> urls = urls(items);
    Map<URI, PullRequestState> told =
        providers.look(urls.values().stream().map(PullRequestUrl::address).toList());
    return items.stream()
        .map(
            item -> {
              PullRequestUrl url = urls.get(item.item().prUrl());
              return url == null
                  ? new ItemResult.Refused(Errors.noUrl())
                  : found(item, url, known.get(query(item)), told.get(url.address()));
            })
        .toList();
  }

  private static PullRequestQuery query(Pinned<ContextItem.PullRequest> pinned) {
    return new PullRequestQuery(pinned.viewer().organizationUuid(), pinned.item().prUrl());
  }

  /** By their texts; without those that are no URL. */
  private Map<String, PullRequestUrl> urls(List<Pinned<ContextItem.PullRequest>> items) {
    Map<String, PullRequestUrl> urls = new LinkedHashMap<>();
    for (Pinned<ContextItem.PullRequest> item : items) {
      String text = item.item().prUrl();
      PullRequestUrl url = PullRequestUrl.parse(text, hosts);
      if (url != null) {
        urls.put(text, url);
      }
    }
    return urls;
  }

  private static ItemResult found(
      Pinned<ContextItem.PullRequest> asked,
      PullRequestUrl url,
      @Nullable PullRequestFacts recorded,
      @Nullable PullRequestState told) {
    PullRequestFacts known = Objects.requireNonNullElse(recorded, NOTHING);
    String status = known.status();
    if (status == null && told != null) {
      status = told.status().label();
    }
    return new ItemResult.Found(
        new ResolvedItem.PullRequest(
            asked.item().prUrl(),
            known.prNumber() != null ? known.prNumber() : url.number(),
            known.provider() != null ? known.provider() : url.provider(),
            status,
            told == null ? null : told.title()));
  }
}
