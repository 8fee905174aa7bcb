package dev.threadspool.lightdash;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dashboard. */
public record Dashboard(
    UUID dashboardUuid, @Nullable String slug, String name, @Nullable UUID newestVersionUuid) {}
