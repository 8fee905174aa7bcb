package dev.threadspool.ingress.fuzz;

import dev.threadspool.contract.random.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire.
 *
 * @param sort tells in a failure how it was made
 * @param bytes head and body
 * @param body what the head announces
 * @param asked what has to be left of the body; null where that is not known beforehand
 * @param last whether the connection ends with it
 */
record Fuzzed(
    String sort,
    byte[] bytes,
    byte[] body,
    Expected expected,
    Json.@Nullable Object asked,
    boolean last) {

  /** What an ingress has to do with it. */
  enum Expected {
    TAKEN,
    REFUSED,
    /** One of both; the documents know which. */
    EITHER,
    /** Refused, or the connection ends: what was sent is no HTTP. */
    ENDED
  }

  /** The lines of the head after the first. */
  List<String> head() {
    String text = new String(bytes, 0, Math.min(bytes.length, 16_384), StandardCharsets.ISO_8859_1);
    return text.lines().skip(1).takeWhile(line -> !line.isEmpty()).toList();
  }

  @Override
  public String toString() {
    String head = new String(bytes, 0, Math.min(bytes.length, 1500), StandardCharsets.UTF_8);
    return "%s, %d bytes: %s".formatted(sort, bytes.length, head);
  }
}
