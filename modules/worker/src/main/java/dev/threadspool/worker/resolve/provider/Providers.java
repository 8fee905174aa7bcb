package dev.threadspool.worker.resolve.provider;

import java.net.URI;
import java.util.Collection;
import java.util.Map;

/** Whoever can tell what a pull request is now. Implementations are thread-safe. */
public interface Providers {

  /** Knows nothing and asks nobody. */
  Providers NONE = _ -> Map.of();

  /**
   * What is known of these pull requests, asked for all at once and within one budget of time.
   *
   * @param addresses web addresses as people share them; the same one may occur twice
   * @return nothing for an address that nobody may be asked about, that nobody answered in time, or
   *     that is unknown there
   * @throws RuntimeException never: a provider's trouble is not the batch's
   */
  Map<URI, PullRequestState> look(Collection<URI> addresses);
}
