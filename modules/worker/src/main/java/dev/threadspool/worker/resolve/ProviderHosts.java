package dev.threadspool.worker.resolve;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are known to serve pull requests, beyond {@code github.com} and {@code gitlab.com}
 * and what is below them.
 *
 * @param github hosts of GitHub Enterprise, lower-case
 * @param gitlab hosts of self-hosted GitLab, lower-case
 */
public record ProviderHosts(Set<String> github, Set<String> gitlab) {

  public ProviderHosts {
    github = Set.copyOf(github);
    gitlab = Set.copyOf(gitlab);
  }

  @Nullable String provider(String host) {
    if (isOrIsBelow(host, "github.com") || github.contains(host)) {
      return "github";
    }
    if (isOrIsBelow(host, "gitlab.com") || gitlab.contains(host)) {
      return "gitlab";
    }
    return null;
  }

  private static boolean isOrIsBelow(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }
}
