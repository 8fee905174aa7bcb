package dev.threadspool.contract.openapi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 messages (RFC 9112) as they go over a wire. */
public final class Messages {

  private Messages() {}

  /**
   * Reads one answer; interim ones (100) are left out.
   *
   * @throws EOFException where the other side hung up before it was whole
   */
  public static Exchange.Answer answer(InputStream input) throws IOException {
    while (true) {
      int status = Integer.parseInt(line(input).split(" ", 3)[1]);
      Map<String, List<String>> headers = headers(input);
      if (status != 100) {
        byte[] body =
            isFramed(headers) ? framed(input, headers) : input.readAllBytes(); // up to the end
        return new Exchange.Answer(status, HttpHeaders.of(headers, (_, _) -> true), body);
      }
    }
  }

  /** The request that these bytes begin with; null where they are no request, or not all of one. */
  public static Exchange.@Nullable Request request(byte[] bytes) {
    InputStream input = new ByteArrayInputStream(bytes);
    try {
      String[] parts = line(input).split(" ", -1);
      if (parts.length != 3 || !parts[1].startsWith("/") || !parts[2].startsWith("HTTP/1.")) {
        return null;
      }
      URI uri = URI.create("http://127.0.0.1" + parts[1]);
      Map<String, List<String>> headers = headers(input);
      byte[] body = isFramed(headers) ? framed(input, headers) : null;
      return new Exchange.Request(parts[0], uri, headers, body);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, List<String>> headers(InputStream input) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      String[] parts = line.split(":", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("no header: " + line);
      }
      headers.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1].strip());
    }
    return headers;
  }

  private static boolean isFramed(Map<String, List<String>> headers) {
    return headers.containsKey("transfer-encoding") || headers.containsKey("content-length");
  }

  private static byte[] framed(InputStream input, Map<String, List<String>> headers)
      throws IOException {
    List<String> codings = headers.get("transfer-encoding");
    if (codings != null) {
      if (!codings.equals(List.of("chunked"))) {
        throw new IllegalArgumentException("codings: " + codings);
      }
      return chunks(input);
    }
    List<String> lengths = headers.getOrDefault("content-length", List.of());
    if (lengths.size() != 1) {
      throw new IllegalArgumentException("lengths: " + lengths);
    }
    return exactly(input, Integer.parseUnsignedInt(lengths.getFirst()));
  }

  private static byte[] chunks(InputStream input) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseUnsignedInt(line(input), 16);
      body.writeBytes(exactly(input, size));
      String end = line(input);
      if (!end.isEmpty()) {
        throw new IllegalArgumentException("after a chunk: " + end);
      }
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private static byte[] exactly(InputStream input, int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("longer than any test's: " + length);
    }
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String line(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
