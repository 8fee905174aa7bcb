package dev.threadspool.operator.tail;

import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.console.MomentConverter;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to begin. */
final class FromOptions {

  private static final int LAST = 10;

  @Option(names = "--from-beginning", description = "Begin with the first that is still there.")
  private boolean beginning;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description =
          "Begin with those announced at that time or later: 2026-11-25T03:00:00Z, or so long ago:"
              + " 90m, 12h, 7d.")
  private @Nullable Instant since;

  @Option(
      names = {"-n", "--last"},
      paramLabel = "N",
      description =
          "Begin so many offsets before the end of each partition; fewer records where transactions"
              + " have ended there. Default: 10.")
  private @Nullable Integer last;

  /**
   * @throws UsageException where several are given, or one that cannot be
   */
  void requireOne() {
    int given = (beginning ? 1 : 0) + (since == null ? 0 : 1) + (last == null ? 0 : 1);
    if (given > 1) {
      throw new UsageException("where to begin? One of --from-beginning, --since and --last");
    }
    if (last != null && last < 0) {
      throw new UsageException("--last cannot be negative");
    }
  }

  /** The first offsets. */
  Map<TopicPartition, Long> offsets(
      ClusterView cluster, Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> begins = cluster.beginnings(partitions);
    if (since != null) {
      return cluster.offsetsAt(partitions, since);
    }
    if (!beginning) {
      int many = last == null ? LAST : last;
      begins.replaceAll(
          (partition, begin) -> Math.max(begin, ends.getOrDefault(partition, 0L) - many));
    }
    return begins;
  }
}
