package dev.threadspool.lightdash;

import java.util.UUID;

/**
 * Asks for what reviews of an organization's conversations found under a fingerprint.
 *
 * @param fingerprint a review item's key, the same in every table about it
 */
public record FindingQuery(UUID organizationUuid, String fingerprint) {}
