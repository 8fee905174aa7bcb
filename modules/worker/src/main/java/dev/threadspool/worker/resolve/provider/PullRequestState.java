package dev.threadspool.worker.resolve.provider;

import java.util.Locale;

/** What a provider tells of a pull request. */
public record PullRequestState(Status status, String title) {

  /** A merge request that GitLab has locked, because it is being merged, is open still. */
  public enum Status {
    OPEN,
    MERGED,
    CLOSED;

    /** As the HTTP contract spells it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
