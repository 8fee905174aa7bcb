package dev.threadspool.lightdash;

import java.util.UUID;

/** Asks for a preview project of an organization. */
public record PreviewQuery(UUID organizationUuid, UUID projectUuid) {}
