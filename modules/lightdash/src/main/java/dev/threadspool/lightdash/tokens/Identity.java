package dev.threadspool.lightdash.tokens;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a token stands for. */
public sealed interface Identity {

  /**
   * A user with a good token.
   *
   * @param organizationUuid null for a user who belongs to none
   * @param name first and last name, or "Unknown user"
   */
  record Known(UUID userUuid, @Nullable UUID organizationUuid, String name) implements Identity {}

  /** Unknown, expired, revoked or no token at all: which of them is not told. */
  record Unrecognised() implements Identity {}

  /** A good token of an account that was deactivated. */
  record Deactivated() implements Identity {}
}
