package dev.threadspool.lightdash;

import java.util.UUID;

/** Asks what an organization's Lightdash knows of a pull request. */
public record PullRequestQuery(UUID organizationUuid, String prUrl) {}
