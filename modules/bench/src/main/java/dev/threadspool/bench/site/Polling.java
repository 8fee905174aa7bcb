package dev.threadspool.bench.site;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How every consumer of commands polls, whoever's it is: as the worker does by default. */
public final class Polling {

  /** Consumers that each contender has. */
  public static final int THREADS = 2;

  /** A poll brings at most so many, and a batch has no more. */
  public static final int RECORDS = 1_000;

  private Polling() {}

  /** In Kafka's keys; values as text. */
  public static Map<String, String> settings() {
    return Map.of(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(RECORDS),
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, String.valueOf(10 * 1024 * 1024),
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(5 * 1024 * 1024),
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "45000",
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");
  }
}
