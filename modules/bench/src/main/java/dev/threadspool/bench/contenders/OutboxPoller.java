package dev.threadspool.bench.contenders;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes what is in the outbox, batch by batch, and removes it when the broker has acknowledged
 * it. Goes on at once while there is more.
 */
final class OutboxPoller implements SmartLifecycle {

  private static final int BATCH = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Jdbi jdbi;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Thread thread = Thread.ofPlatform().name("outbox-poller").unstarted(this::run);
  private volatile boolean running;

  OutboxPoller(Jdbi jdbi, KafkaTemplate<byte[], byte[]> kafka) {
    this.jdbi = jdbi;
    this.kafka = kafka;
  }

  private void run() {
    try {
      while (running) {
        if (publish() < BATCH) {
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int publish() {
    return jdbi.inTransaction(
        handle -> {
          List<ProducerRecord<byte[], byte[]>> events = OutboxTable.take(handle, BATCH);
          CompletableFuture.allOf(
                  events.stream().map(kafka::send).toArray(CompletableFuture<?>[]::new))
              .join();
          return events.size();
        });
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
