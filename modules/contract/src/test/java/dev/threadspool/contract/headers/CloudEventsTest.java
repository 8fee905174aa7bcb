package dev.threadspool.contract.headers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Threads;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventsTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void shouldNameTheStoredThreadTheSameForEver() {
    assertThat(written(CloudEvents.created(Threads.full())))
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "created:01890000-0000-7000-8000-0000000000aa",
                "ce_type", "dev.threadspool.agent-thread.created",
                "ce_source", "/threadspool/worker",
                "ce_subject", "01890000-0000-7000-8000-0000000000aa",
                "ce_time", "2026-11-23T10:00:01.999Z",
                "content-type", "application/avro"));
  }

  @Test
  void shouldNameTheRejectionByItsRecord() {
    assertThat(written(CloudEvents.rejected(Threads.rejection(null))))
        .containsEntry("ce_id", "rejected:%s:3:1099511627776".formatted(Threads.uuid(77)))
        .containsEntry("ce_type", "dev.threadspool.agent-thread.create-rejected")
        .containsEntry("ce_time", "2026-11-23T10:00:01.001Z");
  }

  @Test
  void shouldNameTheCommandByItsAttempt() {
    assertThat(written(CloudEvents.command(Commands.plain(), "/threadspool/ingress")))
        .containsEntry("ce_id", Commands.COMMAND.toString())
        .containsEntry("ce_type", "dev.threadspool.agent-thread.create")
        .containsEntry("ce_source", "/threadspool/ingress")
        .containsEntry("ce_subject", Commands.THREAD.toString());
  }

  @Test
  void shouldCarryTheTraceOn() {
    // Given
    Headers from = new RecordHeaders().add("traceparent", TRACE.getBytes(UTF_8)).add("x", null);
    Headers to = new RecordHeaders();

    // When
    CloudEvents.copyTrace(from, to);

    // Then
    assertThat(texts(to)).containsOnly(Map.entry("traceparent", TRACE));
  }

  @Test
  void shouldNotCarryOnWhatIsNoTrace() {
    for (Headers from :
        new Headers[] {
          new RecordHeaders(),
          new RecordHeaders().add("traceparent", null),
          new RecordHeaders().add("traceparent", new byte[129])
        }) {
      // Given
      Headers to = new RecordHeaders();

      // When
      CloudEvents.copyTrace(from, to);

      // Then
      assertThat(to).isEmpty();
    }
  }

  private static Map<String, String> written(CloudEvents event) {
    Headers headers = new RecordHeaders();
    event.writeTo(headers);
    return texts(headers);
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
    return texts;
  }
}
