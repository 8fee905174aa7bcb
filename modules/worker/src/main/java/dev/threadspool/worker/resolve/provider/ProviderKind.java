package dev.threadspool.worker.resolve.provider;

import java.util.Locale;

/** Whose REST API a host speaks. */
public enum ProviderKind {
  GITHUB,
  GITLAB;

  /** {@code github} or {@code gitlab}, as the HTTP contract spells it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  RestApi api() {
    return switch (this) {
      case GITHUB -> new GitHub();
      case GITLAB -> new GitLab();
    };
  }
}
