package dev.threadspool.lightdash;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A saved chart. */
public record Chart(
    UUID chartUuid,
    @Nullable String slug,
    String name,
    @Nullable String chartKind,
    @Nullable UUID newestVersionUuid) {}
