package dev.threadspool.ingress.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a good token's claims mean here.
 *
 * @param issuer whose names the services' names are
 * @param scope what a token must have been given for
 * @param serviceClaim tells the service: a UUID, or a name
 * @param organizationClaim tells the organization's UUID; null where {@code organization} does
 * @param organization null where the claim tells it
 */
public record ServiceMapping(
    String issuer,
    String scope,
    String serviceClaim,
    @Nullable String organizationClaim,
    @Nullable UUID organization) {

  private static final String DOMAIN = "threadspool.service/1";
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Whether the token was given for this; {@code scope} as in RFC 8693, {@code scp} as a list. */
  boolean isInScope(Jwt token) {
    return names(token.getClaims().get("scope")) || names(token.getClaims().get("scp"));
  }

  private boolean names(@Nullable Object claim) {
    return switch (claim) {
      case String text -> List.of(text.split(" ", -1)).contains(scope);
      case Collection<?> list -> list.contains(scope);
      case null, default -> false;
    };
  }

  /**
   * The UUID that the claim says, or else one that always follows from issuer and name; null where
   * the claim says nothing.
   */
  @Nullable UUID service(Jwt token) {
    String name = text(token, serviceClaim);
    if (name == null) {
      return null;
    }
    return UUID_TEXT.matcher(name).matches() ? UUID.fromString(name) : derived(name);
  }

  /** Null where the token tells none, or what it tells is no UUID. */
  @Nullable UUID organization(Jwt token) {
    if (organizationClaim == null) {
      return organization;
    }
    String text = text(token, organizationClaim);
    return text != null && UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null;
  }

  private static @Nullable String text(Jwt token, String claim) {
    return token.getClaims().get(claim) instanceof String text && !text.isBlank() ? text : null;
  }

  /** A UUIDv8 (RFC 9562) of SHA-256 over length-prefixed issuer and name. */
  private UUID derived(String name) {
    MessageDigest digest = sha256();
    for (String part : List.of(DOMAIN, issuer, name)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
