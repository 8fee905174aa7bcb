package dev.threadspool.lightdash;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param organizationUuid null for a user who belongs to none
 * @param name first and last name, or "Unknown user"
 * @param active false for a deactivated account
 */
public record Person(UUID userUuid, @Nullable UUID organizationUuid, String name, boolean active) {}
