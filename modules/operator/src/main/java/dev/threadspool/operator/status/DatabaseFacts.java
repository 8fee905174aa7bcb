package dev.threadspool.operator.status;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.store.StoreFacts;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What Threadspool's database tells, with two looks at its progress.
 *
 * @param store at the second look
 * @param seconds between the two looks
 */
record DatabaseFacts(StoreFacts store, SortedMap<PartitionKey, Progress> before, double seconds) {

  /** Takes as long as the interval, and what the database needs. */
  static DatabaseFacts ask(Supplier<HikariDataSource> open, Duration interval)
      throws InterruptedException {
    try (HikariDataSource database = open.get()) {
      StoreFacts first = StoreFacts.of(database);
      long begin = System.nanoTime();
      Thread.sleep(interval);
      StoreFacts second = interval.isZero() ? first : StoreFacts.of(database);
      return new DatabaseFacts(second, first.progress(), (System.nanoTime() - begin) / 1e9);
    }
  }
}
