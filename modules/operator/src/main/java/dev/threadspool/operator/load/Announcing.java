package dev.threadspool.operator.load;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.parts.LocalSettings;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Waits until the worker has announced what became of every command that there is. */
public final class Announcing {

  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Announcing() {}

  /**
   * The group's offsets are committed in the transactions that announce.
   *
   * @throws AwayException where it goes no further
   */
  public static boolean await(LocalSettings settings, Console run) throws InterruptedException {
    String topic = settings.topics().names().create();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
      ClusterView cluster = new ClusterView(admin);
      Map<TopicPartition, Long> ends = cluster.highWatermarks(cluster.partitions(List.of(topic)));
      long all = ends.values().stream().mapToLong(Long::longValue).sum();
      try (Progress progress = run.progress("decided and announced", all)) {
        long movedAt = System.nanoTime();
        long before = -1;
        while (before < all) {
          run.checkpoint();
          Thread.sleep(EVERY);
          long reached = reached(cluster.committed(settings.group()), ends);
          movedAt = reached > before ? System.nanoTime() : movedAt;
          before = reached;
          progress.to(reached);
          if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
            throw new AwayException("the worker goes no further", null);
          }
        }
      }
      return true;
    }
  }

  private static long reached(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
    return ends.keySet().stream().mapToLong(each -> committed.getOrDefault(each, 0L)).sum();
  }
}
