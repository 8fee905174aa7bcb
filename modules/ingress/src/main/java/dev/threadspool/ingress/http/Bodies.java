package dev.threadspool.ingress.http;

import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Bodies: JSON in UTF-8, up to a bound. */
final class Bodies {

  private final int maxBytes;

  Bodies(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * @throws ApiException 415 for another type, encoding or character set, 413 beyond the bound
   * @throws IOException where the caller went away
   */
  byte[] read(HttpServletRequest request) throws IOException {
    if (!isJson(request.getContentType()) || isEncoded(request)) {
      throw Refusals.mediaType();
    }
    if (request.getContentLengthLong() > maxBytes) {
      throw Refusals.tooLarge(maxBytes);
    }
    // One byte more than allowed is enough to know.
    byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      throw Refusals.tooLarge(maxBytes);
    }
    return body;
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      Charset charset = type.getCharset();
      return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
          && (charset == null || charset.equals(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isEncoded(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }
}
