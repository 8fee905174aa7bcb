package dev.threadspool.acceptance.faults.check;

import dev.threadspool.contract.model.Origin;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/** Where a dead letter comes from, by spring-kafka's headers. */
final class DeadOrigin {

  private DeadOrigin() {}

  /**
   * @param topicIds of the command topics
   * @throws NullPointerException where it comes from no command topic
   */
  static Origin of(Headers headers, Map<String, UUID> topicIds) {
    String topic = HeaderValues.required(headers, "kafka_dlt-original-topic");
    return new Origin(
        Objects.requireNonNull(topicIds.get(topic), topic),
        HeaderValues.number(headers, "kafka_dlt-original-partition"),
        HeaderValues.longNumber(headers, "kafka_dlt-original-offset"));
  }

  /** The same as text, where no topic's id is at hand. */
  static String text(Headers headers) {
    return "dead:%s:%d:%d"
        .formatted(
            HeaderValues.required(headers, "kafka_dlt-original-topic"),
            HeaderValues.number(headers, "kafka_dlt-original-partition"),
            HeaderValues.longNumber(headers, "kafka_dlt-original-offset"));
  }
}
