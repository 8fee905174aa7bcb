package dev.threadspool.lightdash;

import java.util.UUID;

/** Asks for an agent of the viewer's organization. */
public record AgentQuery(Viewer viewer, UUID agentUuid) {}
