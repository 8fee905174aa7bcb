package dev.threadspool.acceptance.faults.site;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what a cluster answers. */
public final class Answers {

  private static final long SECONDS = 60;

  private Answers() {}

  /**
   * @throws KafkaException where the cluster refuses, or does not answer in time
   */
  public static <T> T of(KafkaFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the cluster did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for the cluster", e);
    }
  }
}
