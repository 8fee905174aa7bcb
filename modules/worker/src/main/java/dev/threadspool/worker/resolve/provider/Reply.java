package dev.threadspool.worker.resolve.provider;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP.
 *
 * @param body empty where it was too long
 */
record Reply(int status, HttpHeaders headers, byte[] body) {

  /** The first value, stripped; names without regard to letter case. */
  @Nullable String header(String name) {
    return headers.firstValue(name).map(String::strip).orElse(null);
  }

  /** In lower case. */
  String text() {
    return new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
  }
}
