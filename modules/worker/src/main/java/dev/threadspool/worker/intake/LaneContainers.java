package dev.threadspool.worker.intake;

import dev.threadspool.worker.announce.Announcer;
import dev.threadspool.worker.dependency.WaitBudget;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Makes a lane's listener container. It commits no offset itself: the announce loop does, with the
 * events. While a batch cannot be processed because a dependency is away, the container pauses,
 * goes on polling (so it stays in its group) and tries again with growing intervals, without end.
 */
public final class LaneContainers {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final CommandTopics commandTopics;
  private final BatchWork work;
  private final TopicIds topicIds;
  private final WaitBudget budget;
  private final Duration drainTimeout;

  /**
   * @param drainTimeout how long a partition that is taken away may be held; never longer than the
   *     budget has it
   */
  public LaneContainers(
      ConsumerFactory<byte[], byte[]> consumers,
      CommandTopics commandTopics,
      BatchWork work,
      TopicIds topicIds,
      WaitBudget budget,
      Duration drainTimeout) {
    this.consumers = consumers;
    this.commandTopics = commandTopics;
    this.work = work;
    this.topicIds = topicIds;
    this.budget = budget;
    this.drainTimeout = budget.drain(drainTimeout);
  }

  MessageListenerContainer create(Announcer announcer, OwnedPartitions owned) {
    ContainerProperties properties =
        new ContainerProperties(commandTopics.names().toArray(String[]::new));
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setPollTimeout(POLL_TIMEOUT.toMillis());
    properties.setShutdownTimeout(budget.attempt().plus(drainTimeout).toMillis());
    properties.setConsumerRebalanceListener(
        new LaneRebalance(owned, topicIds, announcer, drainTimeout));
    properties.setMessageListener(new BatchListener(work, announcer, owned, budget));
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(consumers, properties);
    container.setCommonErrorHandler(new Patience(budget, announcer::fail));
    container.setBatchInterceptor(membershipOf(announcer));
    container.setApplicationEventPublisher(
        event -> {
          if (event instanceof ConsumerStoppedEvent stopped) {
            // A fault that its container takes for the end of everything. Where the lane stops it,
            // the announce loop is closed next, and this changes nothing.
            stopped(stopped, announcer);
          }
        });
    return container;
  }

  private static void stopped(ConsumerStoppedEvent event, Announcer announcer) {
    if (event.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
      announcer.fail(new IllegalStateException("the consumer has ended: " + event.getReason()));
    }
  }

  /** Before each poll: what a rebalance in the one before has made of the consumer's membership. */
  private static BatchInterceptor<byte[], byte[]> membershipOf(Announcer announcer) {
    return new BatchInterceptor<>() {
      @Override
      public ConsumerRecords<byte[], byte[]> intercept(
          ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> consumer) {
        return records;
      }

      @Override
      public void setupThreadState(Consumer<?, ?> consumer) {
        announcer.member(consumer.groupMetadata());
      }
    };
  }
}
