package dev.threadspool.lightdash;

import org.jspecify.annotations.Nullable;

/**
 * What Lightdash itself knows of a pull request.
 *
 * @param provider github or gitlab
 * @param status open, merged or closed, from a review item that links to it
 */
public record PullRequestFacts(
    @Nullable Integer prNumber, @Nullable String provider, @Nullable String status) {}
