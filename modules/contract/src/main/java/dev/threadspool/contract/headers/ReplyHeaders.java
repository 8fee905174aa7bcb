package dev.threadspool.contract.headers;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * spring-kafka's conventions of request and reply ({@code KafkaHeaders.CORRELATION_ID} and its
 * neighbours).
 */
public final class ReplyHeaders {

  public static final String CORRELATION_ID = "kafka_correlationId";
  public static final String REPLY_TOPIC = "kafka_replyTopic";
  public static final String REPLY_PARTITION = "kafka_replyPartition";

  private static final int CORRELATION_BYTES = 128;

  private ReplyHeaders() {}

  /** Null where nobody waits, or where what is there is too long to be one. */
  public static byte @Nullable [] correlationId(Headers headers) {
    byte[] value = HeaderText.bytes(headers, CORRELATION_ID);
    return value == null || value.length > CORRELATION_BYTES ? null : value;
  }

  public static @Nullable String replyTopic(Headers headers) {
    return HeaderText.read(headers, REPLY_TOPIC);
  }

  /** Null where none is named: any partition will do. */
  public static @Nullable Integer replyPartition(Headers headers) {
    byte[] value = HeaderText.bytes(headers, REPLY_PARTITION);
    return value == null || value.length != Integer.BYTES ? null : ByteBuffer.wrap(value).getInt();
  }

  public static void writeCorrelationId(Headers headers, byte[] correlationId) {
    headers.add(CORRELATION_ID, correlationId);
  }
}
