package dev.threadspool.lightdash;

import java.util.UUID;

/** A viewer in a project. */
public record Standing(Viewer viewer, UUID projectUuid) {}
