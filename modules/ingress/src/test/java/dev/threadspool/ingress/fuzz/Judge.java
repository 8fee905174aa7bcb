package dev.threadspool.ingress.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.harness.Wire;
import dev.threadspool.ingress.openapi.Contract;
import dev.threadspool.ingress.openapi.Contract.Meant;
import dev.threadspool.ingress.openapi.Exchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Whether an answer fits what was sent. */
final class Judge {

  /** The validator library keeps a report for each element of an array, and takes minutes. */
  private static final int READABLE = 100_000;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<UUID, Fuzzed> taken;
  private final Set<String> refusals = new HashSet<>();

  /**
   * @param taken gets whatever was answered with a thread
   */
  Judge(Map<UUID, Fuzzed> taken) {
    this.taken = taken;
  }

  /**
   * @param answer null where the connection ended without one
   */
  void judge(Fuzzed fuzzed, Wire.@Nullable Answer answer) {
    if (answer == null) {
      assertThat(fuzzed.expected()).as("answered").isEqualTo(Fuzzed.Expected.ENDED);
      return;
    }
    assertThat(answer.status()).as("no 5xx").isLessThan(500);
    boolean isTaken = answer.status() == 200 || answer.status() == 202;
    if (isTaken) {
      var uuid = MAPPER.readTree(answer.body()).path("results").path("uuid").asString();
      assertThat(taken.put(UUID.fromString(uuid), fuzzed)).as("a thread of its own").isNull();
    } else {
      assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    }
    switch (fuzzed.expected()) {
      case TAKEN -> assertThat(isTaken).as("%s", MAPPER.readTree(answer.body())).isTrue();
      case REFUSED, ENDED -> assertThat(isTaken).as("refused").isFalse();
      case EITHER -> {}
    }
    if (isTaken || answer.status() == 422 || refusals.add(shape(answer))) {
      hold(fuzzed, answer);
    }
  }

  /** Refusals that differ in a number only ("at line 1, column 7") are the same to a document. */
  private static String shape(Wire.Answer answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    String headers = answer.headers().map().keySet().toString();
    return answer.status() + headers + body.replaceAll("[0-9]+", "0");
  }

  private static void hold(Fuzzed fuzzed, Wire.Answer answer) {
    Exchange exchange = exchange(fuzzed, answer);
    if (fuzzed.body().length > READABLE) {
      Contract.holdAnswer(exchange);
      return;
    }
    switch (fuzzed.expected()) {
      case TAKEN -> Contract.hold(exchange, Meant.VALID);
      case REFUSED, ENDED -> Contract.hold(exchange, Meant.INVALID);
      case EITHER -> Contract.hold(exchange);
    }
  }

  private static Exchange exchange(Fuzzed fuzzed, Wire.Answer answer) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String line : fuzzed.head()) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0], List.of(parts[1].strip()));
    }
    return new Exchange(
        "POST",
        URI.create("http://127.0.0.1" + Heads.PATH),
        headers,
        fuzzed.body(),
        answer.status(),
        answer.headers(),
        answer.body());
  }
}
