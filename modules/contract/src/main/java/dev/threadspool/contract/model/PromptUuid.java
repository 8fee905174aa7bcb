package dev.threadspool.contract.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The first prompt's identity follows from the thread's: a thread cannot be stored with two first
 * prompts.
 */
public final class PromptUuid {

  private static final byte[] NAMESPACE =
      "threadspool.prompt/1".getBytes(StandardCharsets.US_ASCII);

  private PromptUuid() {}

  /**
   * A UUID of version 8 (RFC 9562). Its first 48 bits are the thread's own, so that prompts of
   * time-ordered threads stay time-ordered in an index too; the rest is SHA-256 over {@code
   * threadspool.prompt/1} and the thread's 16 bytes, from its start, version and variant set.
   */
  public static UUID of(UUID threadUuid) {
    ByteBuffer input = ByteBuffer.allocate(NAMESPACE.length + 16).put(NAMESPACE);
    input.putLong(threadUuid.getMostSignificantBits());
    input.putLong(threadUuid.getLeastSignificantBits());
    ByteBuffer digest = ByteBuffer.wrap(sha256(input.array()));
    long high =
        (threadUuid.getMostSignificantBits() & ~0xFFFFL) | 0x8000L | (digest.getLong() & 0x0FFFL);
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
