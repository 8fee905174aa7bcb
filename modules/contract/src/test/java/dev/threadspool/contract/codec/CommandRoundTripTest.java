package dev.threadspool.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.random.Json;
import dev.threadspool.contract.random.JsonAssert;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.Leaves;
import dev.threadspool.contract.random.RandomRequests;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever the HTTP contract allows goes through Avro's bytes and comes out as it was. */
class CommandRoundTripTest {

  private static final int REQUESTS = 5_000;

  /** To repeat a failure: {@code -Dthreadspool.seed=...} */
  private final long seed = Long.getLong("threadspool.seed", System.nanoTime());

  private final RandomRequests requests = new RandomRequests(seed);

  @Test
  void shouldKeepWhateverTheContractAllows() throws Exception {
    for (int i = 0; i < REQUESTS; i++) {
      // Given
      Json.Object asked = requests.next();
      String text = JsonText.of(asked, requests.random());
      try {
        ThreadCommand command = read(text);

        // When
        ThreadCommand decoded =
            CommandCodec.fromAvro(Binary.throughBytes(CommandCodec.toAvro(command)));

        // Then
        assertThat(decoded).isEqualTo(command);
        JsonAssert.assertKept(asked, written(decoded));
        assertThat(ContentHasher.hash(decoded)).isEqualTo(ContentHasher.hash(command));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed %d, request %d: %s".formatted(seed, i, text), e);
      }
    }
    assertThat(requests.coverage().features()).containsAll(RandomRequests.allFeatures());
  }

  @Test
  void shouldHashAnotherRequestOtherwiseWhicheverLeafDiffers() throws Exception {
    for (int i = 0; i < REQUESTS / 5; i++) {
      // Given
      Json.Object asked = requests.next();
      int leaves = Leaves.count(asked);
      if (leaves == 0) {
        continue;
      }
      Json changed = Leaves.change(asked, requests.random().nextInt(leaves));
      String text = JsonText.of(asked, requests.random());
      String other = JsonText.of(changed, requests.random());
      try {

        // When
        var hash = ContentHasher.hash(read(text));
        var otherHash = ContentHasher.hash(read(other));

        // Then
        assertThat(otherHash).isNotEqualTo(hash);
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed %d: %s and %s".formatted(seed, text, other), e);
      }
    }
  }

  @Test
  void shouldHashTheSameRequestAlikeHoweverItIsSpelt() throws Exception {
    for (int i = 0; i < REQUESTS / 5; i++) {
      // Given
      Json.Object asked = requests.next();
      String text = JsonText.of(asked, requests.random());
      String respelt = JsonText.of(asked, requests.random());
      try {

        // When
        var hash = ContentHasher.hash(read(text));
        var hashOfWritten = ContentHasher.hash(read(RequestJson.write(request(respelt))));

        // Then
        assertThat(hashOfWritten).isEqualTo(hash);
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed %d: %s and %s".formatted(seed, text, respelt), e);
      }
    }
  }

  private static ThreadCommand read(String text) throws Exception {
    return Commands.of(request(text));
  }

  private static ThreadRequest request(String text) throws Exception {
    return ThreadRequestReader.read(BodyJson.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode written(ThreadCommand command) throws Exception {
    ThreadRequest request =
        new ThreadRequest(command.prompt(), command.modelConfig(), command.context());
    return BodyJson.parse(RequestJson.write(request));
  }
}
