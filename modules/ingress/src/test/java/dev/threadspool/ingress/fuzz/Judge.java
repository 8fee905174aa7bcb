package dev.threadspool.ingress.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.openapi.Exchange;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether an answer fits what was sent. All that is allowed is listed here; that its shape is in
 * the documents is held besides.
 */
final class Judge {

  /** A thread is there, or asked for. */
  private static final Set<Integer> TAKEN = Set.of(200, 202);

  /**
   * No JSON or beyond a bound; too large; not JSON in UTF-8; not of the shape. Nothing else can be
   * wrong with a body; above all it is never the server's fault (5xx).
   */
  private static final Set<Integer> REFUSED = Set.of(400, 413, 415, 422);

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<UUID, Fuzzed> taken;

  /**
   * @param taken gets whatever was answered with a thread
   */
  Judge(Map<UUID, Fuzzed> taken) {
    this.taken = taken;
  }

  /**
   * @param answer null where the connection ended without one
   */
  void judge(Fuzzed fuzzed, Exchange.@Nullable Answer answer) {
    if (answer == null) {
      assertThat(fuzzed.expected()).as("answered").isEqualTo(Fuzzed.Expected.ENDED);
      return;
    }
    boolean isTaken = TAKEN.contains(answer.status());
    if (isTaken) {
      var uuid = MAPPER.readTree(answer.body()).path("results").path("uuid").asString();
      assertThat(taken.put(UUID.fromString(uuid), fuzzed)).as("a thread of its own").isNull();
    } else {
      assertThat(REFUSED).as("refused as the caller's fault").contains(answer.status());
    }
    switch (fuzzed.expected()) {
      case TAKEN -> assertThat(isTaken).as("%s", MAPPER.readTree(answer.body())).isTrue();
      case REFUSED, ENDED -> assertThat(isTaken).as("refused").isFalse();
      case EITHER -> {}
    }
  }
}
