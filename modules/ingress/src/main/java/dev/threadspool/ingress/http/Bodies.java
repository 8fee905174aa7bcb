package dev.threadspool.ingress.http;

import dev.threadspool.ingress.admission.Place;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Bodies: JSON in UTF-8, up to a bound, and within a time. */
final class Bodies {

  private static final int PIECE = 8 * 1024;

  private final int maxBytes;
  private final Duration timeout;

  /**
   * @param timeout for the whole of a body, however it trickles
   */
  Bodies(int maxBytes, Duration timeout) {
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /**
   * @param place is told of the body before it is read
   * @throws ApiException 415 for another type, encoding or character set, 413 beyond the bound, 503
   *     where there is no room for it, 408 where it does not come in time
   * @throws IOException where the caller went away, or pauses for too long
   */
  byte[] read(HttpServletRequest request, Place place) throws IOException {
    if (!isJson(request.getContentType()) || isEncoded(request)) {
      throw Refusals.mediaType();
    }
    long length = request.getContentLengthLong();
    if (length > maxBytes) {
      throw Refusals.tooLarge(maxBytes);
    }
    // One that does not tell how long it is may be as long as any.
    place.carries(length < 0 ? maxBytes : length);
    byte[] body = readWithin(request);
    place.carriesOnly(body.length);
    return body;
  }

  private byte[] readWithin(HttpServletRequest request) throws IOException {
    try {
      return read(request.getInputStream());
    } catch (IOException failure) {
      if (failure.getCause() instanceof SocketTimeoutException) {
        // The web server has decided for 408; with the cause left there it would become a 500.
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      }
      throw failure;
    }
  }

  private byte[] read(InputStream in) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream(PIECE);
    byte[] piece = new byte[PIECE];
    int length = in.read(piece);
    while (length >= 0) {
      body.write(piece, 0, length);
      if (body.size() > maxBytes) {
        throw Refusals.tooLarge(maxBytes);
      }
      if (System.nanoTime() > deadline) {
        throw Refusals.tooSlow();
      }
      length = in.read(piece);
    }
    return body.toByteArray();
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
