package dev.threadspool.worker.intake;

import dev.threadspool.worker.dependency.OutOfTimeException;
import dev.threadspool.worker.dependency.WaitBudget;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Brings a batch again for as long as it takes, polling meanwhile. It differs from its parent in
 * what the parent does with offsets and with batches that it cannot bring again:
 *
 * <ul>
 *   <li>Nothing is acknowledged after a batch that came through at last: the container would commit
 *       offsets of what is not announced yet.
 *   <li>No exception is taken for hopeless: the parent would log such a batch and go on behind it.
 *   <li>Where bringing it again fails itself (a poll that throws), the parent would go on behind
 *       the batch as well; here the lane starts anew, from what the group has committed.
 * </ul>
 */
final class Patience extends DefaultErrorHandler {

  private static final Duration FIRST_RETRY = Duration.ofMillis(200);

  /** What ran out of time has come further, or will with smaller batches: go on at once. */
  private static final Duration NEXT_ATTEMPT = Duration.ofMillis(20);

  private final java.util.function.Consumer<Throwable> onLostBatch;

  /**
   * @param onLostBatch ends the announcing before anything behind the batch can be announced
   */
  Patience(WaitBudget budget, java.util.function.Consumer<Throwable> onLostBatch) {
    super(growing(budget));
    this.onLostBatch = onLostBatch;
    setAckAfterHandle(false);
    setClassifications(Map.of(), true);
    setBackOffFunction((_, failure) -> isOutOfTime(failure) ? atOnce() : null);
    setResetStateOnExceptionChange(true);
    // What is away is logged once, where it is found out.
    setLogLevel(KafkaException.Level.DEBUG);
  }

  @Override
  public void handleBatch(
      Exception thrown,
      ConsumerRecords<?, ?> records,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      Runnable invokeListener) {
    try {
      super.handleBatch(thrown, records, consumer, container, invokeListener);
    } catch (RuntimeException failure) {
      if (container.isRunning()) {
        onLostBatch.accept(failure);
        throw failure;
      }
      // It stops: what is not done is delivered to the next owner.
    }
  }

  private static BackOff growing(WaitBudget budget) {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
    backOff.setMaxInterval(budget.longestRetry().toMillis());
    return backOff;
  }

  private static BackOff atOnce() {
    return new FixedBackOff(NEXT_ATTEMPT.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS);
  }

  private static boolean isOutOfTime(Throwable failure) {
    return failure instanceof OutOfTimeException
        || (failure.getCause() != null && isOutOfTime(failure.getCause()));
  }
}
