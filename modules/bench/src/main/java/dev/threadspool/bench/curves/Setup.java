package dev.threadspool.bench.curves;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import java.util.Map;

/**
 * What a worker is told, and given to do.
 *
 * @param partitions of every topic but replies
 * @param lanes of the worker
 * @param batch records that its batches have at most
 * @param items that each thread has
 */
public record Setup(int partitions, int lanes, int batch, int items) {

  private static final int DEFAULT_CONNECTIONS = 4;
  private static final int BESIDE_LANES = 2;

  static final Setup DEFAULT = new Setup(Arena.PARTITIONS, Polling.THREADS, Polling.RECORDS, 3);

  /** Whether the settings are the defaults, whatever there is to do. */
  public boolean isDefault() {
    return equals(new Setup(DEFAULT.partitions, DEFAULT.lanes, DEFAULT.batch, items));
  }

  /** In the worker's keys. More lanes need more connections than there are by default. */
  Map<String, Object> settings() {
    int connections = Math.max(DEFAULT_CONNECTIONS, lanes + BESIDE_LANES);
    return Map.of(
        "threadspool.worker.lanes", lanes,
        "threadspool.worker.max-batch-records", batch,
        "threadspool.store.pool-size", connections,
        "threadspool.lightdash.pool-size", connections);
  }
}
