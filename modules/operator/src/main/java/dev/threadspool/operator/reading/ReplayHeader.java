package dev.threadspool.operator.reading;

import dev.threadspool.contract.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * {@value #NAME}: of which record another one is the copy that a replay published, as {@code topic
 * id/partition/offset}. The copy stands in the same partition.
 */
public final class ReplayHeader {

  public static final String NAME = "threadspool_replay-of";

  private ReplayHeader() {}

  /** Instead of what they may say already. */
  public static void write(Headers headers, Origin origin) {
    String text = "%s/%d/%d".formatted(origin.topicId(), origin.partition(), origin.offset());
    headers.remove(NAME).add(NAME, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Null where the record is no copy, or does not say of what. */
  public static @Nullable Origin read(Headers headers) {
    Header header = headers.lastHeader(NAME);
    if (header == null || header.value() == null) {
      return null;
    }
    String[] parts = new String(header.value(), StandardCharsets.UTF_8).split("/", -1);
    try {
      return parts.length == 3
          ? new Origin(
              UUID.fromString(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]))
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
