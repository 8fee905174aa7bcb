package dev.threadspool.ingress.fuzz;

import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.local.sample.SampleLightdash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Heads of requests, line by line. */
final class Heads {

  /** Of all requests. */
  static final String PATH =
      TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT);

  private final List<String> lines = new ArrayList<>();

  Heads() {
    lines.add("POST " + PATH + " HTTP/1.1");
    lines.add("Host: 127.0.0.1");
    lines.add("Authorization: ApiKey " + SampleLightdash.ADMIN_TOKEN);
  }

  Heads with(String line) {
    lines.add(line);
    return this;
  }

  Heads json() {
    return with("Content-Type: application/json");
  }

  /** Head and body. */
  byte[] and(byte[] body) {
    String head = String.join("\r\n", lines) + "\r\n\r\n";
    return Scrambled.joined(head.getBytes(StandardCharsets.ISO_8859_1), body);
  }

  /** The same with the body's length told. */
  byte[] andTold(byte[] body) {
    return with("Content-Length: " + body.length).and(body);
  }
}
