package dev.threadspool.worker.intake;

import dev.threadspool.worker.announce.Announcer;
import dev.threadspool.worker.dependency.Dependencies;
import java.time.Duration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Makes a lane's listener container. It commits no offset itself: the announce loop does, with the
 * events. While a batch cannot be processed because a dependency is away, the container pauses,
 * goes on polling (so it stays in its group) and tries again with growing intervals, without end.
 */
public final class LaneContainers {

  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final CommandTopics commandTopics;
  private final CommandDecoder decoder;
  private final Pipeline pipeline;
  private final TopicIds topicIds;
  private final Dependencies dependencies;
  private final BatchBounds bounds;
  private final Duration drainTimeout;

  public LaneContainers(
      ConsumerFactory<byte[], byte[]> consumers,
      CommandTopics commandTopics,
      CommandDecoder decoder,
      Pipeline pipeline,
      TopicIds topicIds,
      Dependencies dependencies,
      BatchBounds bounds,
      Duration drainTimeout) {
    this.consumers = consumers;
    this.commandTopics = commandTopics;
    this.decoder = decoder;
    this.pipeline = pipeline;
    this.topicIds = topicIds;
    this.dependencies = dependencies;
    this.bounds = bounds;
    this.drainTimeout = drainTimeout;
  }

  MessageListenerContainer create(Announcer announcer, OwnedPartitions owned, LaneStop stop) {
    ContainerProperties properties =
        new ContainerProperties(commandTopics.names().toArray(String[]::new));
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setPollTimeout(POLL_TIMEOUT.toMillis());
    properties.setShutdownTimeout(drainTimeout.plus(Lane.LAST_STEPS).toMillis());
    properties.setConsumerRebalanceListener(
        new LaneRebalance(owned, topicIds, announcer, drainTimeout, stop));
    properties.setMessageListener(
        new BatchListener(decoder, pipeline, announcer, owned, stop, dependencies, bounds));
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(consumers, properties);
    container.setCommonErrorHandler(patience());
    return container;
  }

  private static CommonErrorHandler patience() {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
    backOff.setMaxInterval(LAST_RETRY.toMillis());
    DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
    // What is away is logged once, where it is found out.
    handler.setLogLevel(KafkaException.Level.DEBUG);
    return handler;
  }
}
