package dev.threadspool.ingress.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The thread's identity from an idempotency key: the same for the same caller, project, agent and
 * key, on every instance and after every restart; without the secret nobody can guess another's.
 * Thread-safe.
 */
public final class KeyedThreadIds {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String DOMAIN = "threadspool.thread/1";
  private static final int SHORTEST_SECRET = 16;

  private final SecretKeySpec secret;

  /**
   * @param secret at least 16 characters; whoever changes it forgets all keys that were used
   */
  public KeyedThreadIds(String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "threadspool.ingress.idempotency-secret must have at least %d characters"
              .formatted(SHORTEST_SECRET));
    }
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** A UUIDv8 (RFC 9562): 122 bits of HMAC-SHA256 over the length-prefixed parts. */
  public UUID threadUuid(Caller caller, UUID projectUuid, UUID agentUuid, IdempotencyKey key) {
    return uuid(
        List.of(
            DOMAIN,
            caller.organizationUuid().toString(),
            caller.actor().type().name().toLowerCase(Locale.ROOT),
            caller.actor().uuid().toString(),
            projectUuid.toString(),
            agentUuid.toString(),
            key.text()));
  }

  /** Two lists of parts are never the same bytes, whatever the parts are. */
  UUID uuid(List<String> parts) {
    Mac mac = mac();
    parts.forEach(part -> update(mac, part));
    ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
    long high = (digest.getLong() & ~0xF000L) | 0x8000L;
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static void update(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    mac.update(bytes);
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}
