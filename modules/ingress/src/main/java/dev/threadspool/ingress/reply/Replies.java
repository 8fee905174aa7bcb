package dev.threadspool.ingress.reply;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/**
 * Listens on the instance's partition, from its end. One thread starts, checks and stops it; any
 * may ask whether it listens.
 */
public final class Replies {

  /** Nobody waits any more when it is stopped. */
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final TopicPartition partition;
  private final PendingReplies pending;
  private volatile @Nullable Running running;

  private record Running(
      KafkaMessageListenerContainer<byte[], byte[]> container, ReplyListener listener) {}

  public Replies(
      ConsumerFactory<byte[], byte[]> consumers, TopicPartition partition, PendingReplies pending) {
    this.consumers = consumers;
    this.partition = partition;
    this.pending = pending;
  }

  /** Where replies have to go. */
  public TopicPartition partition() {
    return partition;
  }

  /** Starts anew where it does not run, be it that it never did or that it failed. */
  public void ensureRunning() {
    Running now = running;
    if (now != null && now.container().isRunning() && !now.listener().isLost()) {
      return;
    }
    stop();
    ReplyListener listener = new ReplyListener(pending);
    ContainerProperties properties =
        new ContainerProperties(
            new TopicPartitionOffset(partition.topic(), partition.partition(), SeekPosition.END));
    properties.setMessageListener(listener);
    properties.setPollTimeout(POLL_TIMEOUT.toMillis());
    properties.setShutdownTimeout(SHUTDOWN_TIMEOUT.toMillis());
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName("replies");
    container.start();
    running = new Running(container, listener);
  }

  /** Whether a reply that is sent from now on will be heard. */
  public boolean isListening() {
    Running now = running;
    return now != null && now.listener().isListening() && now.container().isRunning();
  }

  public void stop() {
    Running now = running;
    running = null;
    if (now != null) {
      now.container().stop();
    }
  }
}
