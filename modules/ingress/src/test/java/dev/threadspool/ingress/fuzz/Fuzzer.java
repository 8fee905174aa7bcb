package dev.threadspool.ingress.fuzz;

import dev.threadspool.contract.random.Json;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.RandomRequests;
import dev.threadspool.ingress.fuzz.Fuzzed.Expected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Makes one request; the same seed makes the same. */
final class Fuzzer {

  private static final String JSON = "application/json";

  private static final List<String> SAME_TYPES =
      List.of(
          "application/json;charset=UTF-8",
          "application/json; charset=\"utf-8\"",
          "APPLICATION/JSON",
          "application/json ; a=b");

  private static final List<String> OTHER_TYPES =
      List.of(
          "text/plain",
          "text/json",
          "application/xml",
          "application/*",
          "*/*",
          "application/json+x",
          "application/problem+json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "application/json; charset=",
          "application/json, text/plain",
          "application",
          "/",
          ";",
          "application/json\u00e9",
          "a".repeat(5_000) + "/json");

  private final Random random;
  private final RandomRequests requests;

  /**
   * @param seed neighbours make requests that have nothing to do with each other
   */
  Fuzzer(long seed) {
    this.requests = new RandomRequests(new SplittableRandom(seed).nextLong());
    this.random = requests.random();
  }

  Fuzzed next() {
    Json.Object asked = requests.next();
    int sort = random.nextInt(100);
    if (sort < 12) {
      return valid(asked);
    }
    if (sort < 62) {
      return json("a place of the tree", JsonText.of(Trees.changed(asked, random), random));
    }
    String text = JsonText.of(asked, random);
    if (sort < 85) {
      return of("bytes", Scrambled.of(text, random), Expected.EITHER);
    }
    // White space that is cut off would not be missed.
    byte[] body = text.strip().getBytes(StandardCharsets.UTF_8);
    return sort < 92 ? otherType(body) : badFrame(body);
  }

  private Fuzzed valid(Json.Object asked) {
    byte[] body = JsonText.of(asked, random).getBytes(StandardCharsets.UTF_8);
    Heads head = new Heads();
    String type = random.nextInt(5) == 0 ? SAME_TYPES.get(random.nextInt(SAME_TYPES.size())) : JSON;
    head.with("Content-Type: " + type);
    if (random.nextBoolean()) {
      head.with("Prefer: respond-async");
    }
    if (random.nextInt(10) == 0) {
      head.with("Idempotency-Key: " + random.nextLong());
    }
    if (random.nextInt(20) == 0) {
      head.with("Expect: 100-continue");
    }
    if (random.nextInt(20) == 0) {
      head.with("Content-Encoding: identity");
    }
    byte[] bytes =
        random.nextInt(5) == 0
            ? head.with("Transfer-Encoding: chunked").and(chunked(body))
            : head.andTold(body);
    return new Fuzzed("valid", bytes, body, Expected.TAKEN, asked, false);
  }

  private Fuzzed json(String sort, String text) {
    return of(sort, text.getBytes(StandardCharsets.UTF_8), Expected.EITHER);
  }

  private Fuzzed of(String sort, byte[] body, Expected expected) {
    byte[] bytes = new Heads().json().andTold(body);
    return new Fuzzed(sort, bytes, body, expected, null, false);
  }

  private Fuzzed otherType(byte[] body) {
    Heads head = new Heads();
    return switch (random.nextInt(4)) {
      case 0 -> new Fuzzed("no type", head.andTold(body), body, Expected.REFUSED, null, false);
      case 1 -> {
        byte[] bytes = head.json().with("Content-Encoding: gzip").andTold(gzipped(body));
        yield new Fuzzed("gzip", bytes, gzipped(body), Expected.REFUSED, null, false);
      }
      case 2 -> {
        byte[] bytes = head.json().with("Content-Encoding: " + coding()).andTold(body);
        yield new Fuzzed("coding", bytes, body, Expected.REFUSED, null, false);
      }
      default -> {
        String type = OTHER_TYPES.get(random.nextInt(OTHER_TYPES.size()));
        byte[] bytes = head.with("Content-Type: " + type).andTold(body);
        yield new Fuzzed("type", bytes, body, Expected.REFUSED, null, false);
      }
    };
  }

  private String coding() {
    return List.of("br", "deflate", "identity, gzip", "x", "*").get(random.nextInt(5));
  }

  /** Bodies that do not end where their head says. */
  private Fuzzed badFrame(byte[] body) {
    Heads head = new Heads().json();
    int length = body.length;
    byte[] bytes =
        switch (random.nextInt(11)) {
          case 0 -> head.with("Content-Length: " + random.nextInt(length)).and(body);
          case 1 -> head.with("Content-Length: " + (length + 1 + random.nextInt(99))).and(body);
          case 2 -> head.and(body);
          case 3 -> head.with("Content-Length: -" + length).and(body);
          case 4 -> head.with("Content-Length: 99999999999999999999").and(body);
          case 5 -> head.with("Content-Length: ten").and(body);
          case 6 -> head.with("Content-Length: " + (length + 1)).andTold(body);
          case 7 -> head.with("Transfer-Encoding: chunked").and(body);
          case 8 -> head.with("Transfer-Encoding: chunked").and(cut(chunked(body)));
          case 9 -> head.with("Transfer-Encoding: chunked").and(badChunk(body));
          default -> head.with("Content-Length: 9223372036854775807").and(body);
        };
    return new Fuzzed("frame", bytes, body, Expected.ENDED, null, true);
  }

  private byte[] chunked(byte[] body) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; ) {
      int size = Math.min(body.length - from, 1 + random.nextInt(500));
      chunks.writeBytes("%x\r\n".formatted(size).getBytes(StandardCharsets.US_ASCII));
      chunks.write(body, from, size);
      chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
      from += size;
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return chunks.toByteArray();
  }

  private static byte[] cut(byte[] chunks) {
    return Arrays.copyOf(chunks, chunks.length - 5);
  }

  private byte[] badChunk(byte[] body) {
    String size = List.of("zz", "-1", "ffffffffffffffffff", "", "7fffffff").get(random.nextInt(5));
    return Scrambled.joined((size + "\r\n").getBytes(StandardCharsets.US_ASCII), body);
  }

  private static byte[] gzipped(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
