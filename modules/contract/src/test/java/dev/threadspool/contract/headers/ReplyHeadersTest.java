package dev.threadspool.contract.headers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReplyHeadersTest {

  @Test
  void shouldReadWhatSpringKafkaWrites() {
    // Given
    Headers headers =
        new RecordHeaders()
            .add("kafka_correlationId", new byte[] {1, 2, 3})
            .add("kafka_replyTopic", "replies".getBytes(UTF_8))
            .add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(5).array());

    // Then
    assertThat(ReplyHeaders.correlationId(headers)).containsExactly(1, 2, 3);
    assertThat(ReplyHeaders.replyTopic(headers)).isEqualTo("replies");
    assertThat(ReplyHeaders.replyPartition(headers)).isEqualTo(5);
  }

  @Test
  void shouldTakeNothingForNobodyWaiting() {
    for (Headers headers :
        new Headers[] {
          new RecordHeaders(),
          new RecordHeaders()
              .add("kafka_correlationId", null)
              .add("kafka_replyTopic", null)
              .add("kafka_replyPartition", null),
          new RecordHeaders()
              .add("kafka_correlationId", new byte[129])
              .add("kafka_replyPartition", new byte[3])
        }) {
      assertThat(ReplyHeaders.correlationId(headers)).isNull();
      assertThat(ReplyHeaders.replyTopic(headers)).isNull();
      assertThat(ReplyHeaders.replyPartition(headers)).isNull();
    }
  }

  @Test
  void shouldWriteTheCorrelationBack() {
    // Given
    Headers headers = new RecordHeaders();

    // When
    ReplyHeaders.writeCorrelationId(headers, new byte[] {9});

    // Then
    assertThat(ReplyHeaders.correlationId(headers)).containsExactly(9);
  }
}
