package dev.threadspool.contract.topics;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** What a cluster answers in time. */
final class ClusterAnswer {

  static final long TIMEOUT_SECONDS = 15;

  private ClusterAnswer() {}

  /**
   * @throws KafkaException the cluster's own, or a {@link
   *     org.apache.kafka.common.errors.TimeoutException} where there is no answer after {@value
   *     #TIMEOUT_SECONDS} s
   */
  static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException failure) {
        throw failure;
      }
      throw new KafkaException("the cluster refused", e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("the cluster does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking the cluster", e);
    }
  }

  /** Before it is asked again. */
  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for the cluster", e);
    }
  }
}
