package dev.threadspool.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.local.LocalStack;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step comes to what its input says: who measures it measures all of it. */
class StepsTest {

  private static final int FIRST = 1;

  private final Steps steps = new Steps();

  @BeforeEach
  void prepare() throws IOException {
    steps.registry = LocalStack.shared().registryUrl();
    steps.prepare();
  }

  @Test
  void shouldDecode() {
    assertThat(steps.decode()).isEqualTo(steps.specimens.records().get(FIRST));
  }

  @Test
  void shouldMap() throws Exception {
    assertThat(steps.map()).isEqualTo(steps.specimens.commands().get(FIRST));
  }

  @Test
  void shouldHash() {
    assertThat(steps.hash()).isEqualTo(steps.specimens.threads().get(FIRST).contentHash());
  }

  @Test
  void shouldEncode() {
    // When
    byte[] event = steps.encode();

    // Then
    assertThat(
            CreatedCodec.fromAvro(
                steps.wire.decode(steps.topics.created(), event, ThreadCreated.class)))
        .isEqualTo(steps.specimens.threads().get(FIRST));
  }

  @Test
  void shouldHaveAsManyItemsAsItSays() {
    assertThat(steps.specimens.threads())
        .allSatisfy(thread -> assertThat(thread.context()).hasSize(steps.items));
  }
}
