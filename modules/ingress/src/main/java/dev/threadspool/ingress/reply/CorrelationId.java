package dev.threadspool.ingress.reply;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Sixteen random bytes that tie a reply to its request; nobody can guess another's. */
record CorrelationId(long high, long low) {

  private static final int BYTES = 2 * Long.BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  static CorrelationId random() {
    return new CorrelationId(RANDOM.nextLong(), RANDOM.nextLong());
  }

  /** Null where the bytes are none of ours. */
  static @Nullable CorrelationId of(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length != BYTES) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new CorrelationId(buffer.getLong(), buffer.getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }
}
