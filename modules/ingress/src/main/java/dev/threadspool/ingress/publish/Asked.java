package dev.threadspool.ingress.publish;

import dev.threadspool.ingress.identity.IdempotencyKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an order once it is published: little, because many may wait for their outcomes.
 *
 * @param key what the caller repeats the request with; null where it gave none
 */
public record Asked(
    UUID projectUuid, UUID agentUuid, UUID threadUuid, @Nullable IdempotencyKey key) {}
