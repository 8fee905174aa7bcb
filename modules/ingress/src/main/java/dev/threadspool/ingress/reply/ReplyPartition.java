package dev.threadspool.ingress.reply;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Where an instance hears its replies. */
public final class ReplyPartition {

  private ReplyPartition() {}

  /**
   * The configured partition, or one that follows from the instance's name; two instances may get
   * the same, and then each hears the other's replies too.
   *
   * @throws IllegalArgumentException where the topic has no such partition
   */
  public static TopicPartition of(
      String topic, int partitions, @Nullable Integer configured, String instance) {
    if (configured == null) {
      int hash = Utils.murmur2(instance.getBytes(StandardCharsets.UTF_8));
      return new TopicPartition(topic, Utils.toPositive(hash) % partitions);
    }
    if (configured < 0 || configured >= partitions) {
      throw new IllegalArgumentException(
          "threadspool.ingress.reply-partition is %d, but topic %s has the partitions 0 to %d"
              .formatted(configured, topic, partitions - 1));
    }
    return new TopicPartition(topic, configured);
  }
}
