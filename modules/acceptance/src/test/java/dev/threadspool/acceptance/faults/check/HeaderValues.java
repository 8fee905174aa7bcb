package dev.threadspool.acceptance.faults.check;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Headers' values, the last one of a name. */
final class HeaderValues {

  private HeaderValues() {}

  static @Nullable String text(byte @Nullable [] utf8) {
    return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
  }

  static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : text(header.value());
  }

  /**
   * @throws IllegalStateException where there is none
   */
  static String required(Headers headers, String name) {
    String value = text(headers, name);
    if (value == null) {
      throw new IllegalStateException("a record has no header " + name);
    }
    return value;
  }
}
