package dev.threadspool.contract.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.JsonSink;
import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.RandomRequests;
import java.io.IOException;
import java.util.function.Consumer;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
        ThreadRequest request = ThreadRequestReader.read(BodyJson.parse(text));

        // When / Then
        assertThat(theShortWay(json -> RequestJson.write(request, json)))
            .isEqualTo(theLongWay(RequestJson.write(request)));
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
  void shouldGiveTheCanonicalizersTextOfJsonThatIsThereAlready(String json) {
    // Given
    Consumer<JsonSink> content =
        to -> {
          to.openObject();
          to.name("values");
          to.openArray();
          to.json(json);
          to.json("\"end\"");
          to.closeArray();
          to.name("settings");
          to.json(json);
          to.closeObject();
        };
    String text = "{\"values\":[%s,\"end\"],\"settings\":%s}".formatted(json, json);

    // When / Then
    assertThat(outcome(() -> theShortWay(content))).isEqualTo(outcome(() -> theLongWay(text)));
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
    tree.put("threadspool.number", "1").put("threadspool.number+", 1e21).put("int", 1 << 30);
    tree.putArray("array").add(-0.0).add(false).add((String) null).addObject();
    tree.putObject("object").putArray("empty");

    // When / Then
    assertThat(theShortWay(to -> write(tree, to))).isEqualTo(theLongWay(tree.toString()));
  }

  private static void write(JsonNode node, JsonSink to) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        to.openObject();
        node.forEachEntry(
            (name, member) -> {
              to.name(name);
              write(member, to);
            });
        to.closeObject();
      }
      case ARRAY -> {
        to.openArray();
        node.forEach(element -> write(element, to));
        to.closeArray();
      }
      case STRING -> to.string(node.stringValue());
      case NUMBER -> {
        if (node.isInt()) {
          to.number(node.intValue());
        } else {
          to.number(node.doubleValue());
        }
      }
      case BOOLEAN -> to.bool(node.booleanValue());
      case NULL -> to.nothing();
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException(node.toString());
    }
  }

  private static String theShortWay(Consumer<JsonSink> content) {
    CanonicalJson json = new CanonicalJson();
    content.accept(json);
    return json.text();
  }

  private static String theLongWay(String json) throws IOException {
    return new JsonCanonicalizer(ExactNumbers.tag(json)).getEncodedString();
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
