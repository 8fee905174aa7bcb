package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.PullRequestFacts;
import dev.threadspool.lightdash.PullRequestQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pull requests: anybody who may use the agent may pin one. Lightdash's own record of it comes
 * first, what the address says second; title and state stay null where neither knows.
 */
final class PullRequestResolver implements ItemResolver<ContextItem.PullRequest> {

  private final Catalogue catalogue;
  private final ProviderHosts hosts;

  PullRequestResolver(Catalogue catalogue, ProviderHosts hosts) {
    this.catalogue = catalogue;
    this.hosts = hosts;
  }

  @Override
  public List<ItemResult> resolve(
      List<Pinned<ContextItem.PullRequest>> items, Abilities abilities) {
    Map<PullRequestQuery, PullRequestFacts> known =
        catalogue.pullRequests(items.stream().map(PullRequestResolver::query).distinct().toList());
    return items.stream().map(item -> result(item.item(), known.get(query(item)))).toList();
  }

  private static PullRequestQuery query(Pinned<ContextItem.PullRequest> pinned) {
    return new PullRequestQuery(pinned.viewer().organizationUuid(), pinned.item().prUrl());
  }

  private ItemResult result(ContextItem.PullRequest asked, @Nullable PullRequestFacts known) {
    PullRequestUrl url = PullRequestUrl.parse(asked.prUrl(), hosts);
    if (url == null) {
      return new ItemResult.Refused(Errors.noUrl());
    }
    if (known == null) {
      return new ItemResult.Found(
          new ResolvedItem.PullRequest(asked.prUrl(), url.number(), url.provider(), null, null));
    }
    return new ItemResult.Found(
        new ResolvedItem.PullRequest(
            asked.prUrl(),
            known.prNumber() != null ? known.prNumber() : url.number(),
            known.provider() != null ? known.provider() : url.provider(),
            known.status(),
            null));
  }
}
