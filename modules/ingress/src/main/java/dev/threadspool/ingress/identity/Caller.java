package dev.threadspool.ingress.identity;

import dev.threadspool.contract.model.Actor;
import java.util.UUID;

/**
 * Who asks.
 *
 * @param organizationUuid the one the actor acts in
 */
public record Caller(Actor actor, UUID organizationUuid) {}
