package dev.threadspool.contract.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a command came to nothing: a decision like any other, stored and announced, but without the
 * prompt.
 */
public record Rejection(
    UUID commandId,
    UUID threadUuid,
    UUID organizationUuid,
    UUID projectUuid,
    UUID agentUuid,
    Actor actor,
    Instant issuedAt,
    Instant rejectedAt,
    Origin origin,
    ContentHash contentHash,
    ApiError error) {}
