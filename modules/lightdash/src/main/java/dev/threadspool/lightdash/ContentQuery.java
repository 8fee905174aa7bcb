package dev.threadspool.lightdash;

import java.util.UUID;

/** Asks for a chart or a dashboard of a project. */
public record ContentQuery(Viewer viewer, UUID projectUuid, UUID contentUuid) {}
