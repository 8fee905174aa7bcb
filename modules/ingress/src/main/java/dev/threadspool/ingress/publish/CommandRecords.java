package dev.threadspool.ingress.publish;

import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.wire.AvroWire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Commands as records: keyed by thread, told as CloudEvents, with the way back for the reply. */
public final class CommandRecords {

  private static final String SOURCE = "/threadspool/ingress";
  private static final String TRACE_PARENT = "traceparent";

  private final String topic;
  private final TopicPartition replies;
  private final AvroWire wire;

  /**
   * @param replies where this instance hears replies
   */
  public CommandRecords(String topic, TopicPartition replies, AvroWire wire) {
    this.topic = topic;
    this.replies = replies;
    this.wire = wire;
  }

  String topic() {
    return topic;
  }

  ProducerRecord<byte[], byte[]> of(Order order) {
    Headers headers = new RecordHeaders();
    CloudEvents.command(order.command(), SOURCE).writeTo(headers);
    if (order.traceParent() != null) {
      headers.add(TRACE_PARENT, order.traceParent().getBytes(StandardCharsets.US_ASCII));
    }
    if (order.correlationId() != null) {
      ReplyHeaders.writeCorrelationId(headers, order.correlationId());
      headers.add(ReplyHeaders.REPLY_TOPIC, replies.topic().getBytes(StandardCharsets.UTF_8));
      headers.add(
          ReplyHeaders.REPLY_PARTITION,
          ByteBuffer.allocate(Integer.BYTES).putInt(replies.partition()).array());
    }
    // UUID.toString is lower-case.
    byte[] key = order.command().threadUuid().toString().getBytes(StandardCharsets.US_ASCII);
    return new ProducerRecord<>(topic, null, key, wire.encode(topic, order.encodable()), headers);
  }
}
