package dev.threadspool.contract.headers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that is sent again has its own headers, and counts. */
class RedriveHeadersTest {

  @Test
  void shouldPutTheCountBeforeTheRecordsOwnHeaders() {
    // Given
    Headers deadLetter =
        headers("a=1", "kafka_dlt-original-topic=t", "a=2", "threadspool_dlt-failed-at=now", "b=3");

    // When
    Headers first = RedriveHeaders.again(deadLetter);
    Headers second = RedriveHeaders.again(first);

    // Then
    assertThat(texts(first)).containsExactly("threadspool_redrive-count=1", "a=1", "a=2", "b=3");
    assertThat(texts(second)).containsExactly("threadspool_redrive-count=2", "a=1", "a=2", "b=3");
  }

  @Test
  void shouldKeepHeadersWithoutValue() {
    // Given
    Headers deadLetter = new RecordHeaders().add("none", null);

    // Then
    assertThat(RedriveHeaders.again(deadLetter).lastHeader("none").value()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "0, threadspool_redrive-counts=9",
    "7, threadspool_redrive-count=7",
    "7, threadspool_redrive-count=7 threadspool_redrive-count=1",
    "2147483647, threadspool_redrive-count=often",
    "2147483647, threadspool_redrive-count=-1",
    "2147483647, threadspool_redrive-count=99999999999",
    "2147483647, threadspool_redrive-count=",
  })
  void shouldReadTheCount(int count, String headers) {
    assertThat(
            RedriveHeaders.count(headers(headers.isEmpty() ? new String[0] : headers.split(" "))))
        .isEqualTo(count);
  }

  private static Headers headers(String... texts) {
    Headers headers = new RecordHeaders();
    for (String text : texts) {
      String[] parts = text.split("=", -1);
      headers.add(parts[0], parts[1].getBytes(UTF_8));
    }
    return headers;
  }

  private static Stream<String> texts(Headers headers) {
    return Stream.of(headers.toArray())
        .map(header -> header.key() + "=" + new String(header.value(), UTF_8));
  }
}
