package dev.threadspool.contract.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.RandomRequests;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** The short way to canonical JSON comes out where the long one does: hashes are stored. */
class CanonicalJsonTest {

  private static final int REQUESTS = 5_000;

  /** To repeat a failure: {@code -Dthreadspool.seed=...} */
  private final long seed = Long.getLong("threadspool.seed", System.nanoTime());

  @Test
  void shouldGiveTheCanonicalizersTextOfWhateverTheContractAllows() throws Exception {
    RandomRequests requests = new RandomRequests(seed);
    for (int i = 0; i < REQUESTS; i++) {
      // Given
      String text = JsonText.of(requests.next(), requests.random());
      try {
        JsonNode request = RequestJson.write(ThreadRequestReader.read(BodyJson.parse(text)));

        // When / Then
        assertThat(CanonicalJson.of(request)).isEqualTo(theLongWay(request));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed %d, request %d: %s".formatted(seed, i, text), e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"plain \u20ac \u007f \u2028 \ud83d\ude00\"",
        "\"\\u0041 \\/ \\\\ \\\" \\n\"",
        " \"spaced\"",
        "\"one\" ",
        "\"",
        "1.0",
        "12345678901234567890",
        "1e400",
        "-0",
        "true",
        "null",
        "[]",
        "{\"b\":[1,{\"threadspool.number\":\"2\"}],\"a\":{\"threadspool.number+\":null}}"
      })
  void shouldGiveTheCanonicalizersTextOfJsonInTheTree(String json) {
    // Given
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putArray("values").addRawValue(new RawValue(json)).addRawValue(new RawValue("\"end\""));
    tree.putRawValue("settings", new RawValue(json));

    // When / Then
    assertThat(outcome(() -> CanonicalJson.of(tree))).isEqualTo(outcome(() -> theLongWay(tree)));
  }

  @Test
  void shouldGiveTheCanonicalizersTextOfEveryUnit() throws IOException {
    // Given
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      if (!Character.isSurrogate((char) unit)) {
        tree.put("n" + (char) unit, "v" + (char) unit);
      }
    }
    tree.put("threadspool.number", "1").put("threadspool.number+", 1e21).put("long", 1L << 60);

    // When / Then
    assertThat(CanonicalJson.of(tree)).isEqualTo(theLongWay(tree));
  }

  private static String theLongWay(JsonNode tree) throws IOException {
    return new JsonCanonicalizer(ExactNumbers.tag(tree.toString())).getEncodedString();
  }

  private interface Attempt {
    String run() throws IOException;
  }

  /** That it fails is the same, whatever the words. */
  private static String outcome(Attempt attempt) {
    try {
      return attempt.run();
    } catch (Exception e) {
      return "refused";
    }
  }
}
