package dev.threadspool.worker.resolve.provider;

import org.jspecify.annotations.Nullable;

/** What came of asking a host for a pull request. */
sealed interface Answer {

  /** As {@code threadspool.provider.requests} counts it. */
  String outcome();

  /** The pull request, as it is now. */
  record Known(PullRequestState state, @Nullable String etag) implements Answer {
    @Override
    public String outcome() {
      return "known";
    }
  }

  /** It is as it was when it was asked for last. */
  record Unchanged() implements Answer {
    @Override
    public String outcome() {
      return "unchanged";
    }
  }

  /** The host answered, and asking again would give the same: no such thing, no right, no sense. */
  record Denied(String outcome) implements Answer {}

  /** No answer; the next one who wants to know may ask. */
  record Missed(String outcome) implements Answer {}
}
