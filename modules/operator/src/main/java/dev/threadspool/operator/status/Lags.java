package dev.threadspool.operator.status;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** All command partitions, from whoever of cluster and database answers. */
record Lags(List<Lag> all) {

  /** What somebody looks for stands first. */
  private static final Comparator<Lag> LARGEST_FIRST =
      Comparator.comparingLong((Lag lag) -> -orZero(lag.lag()))
          .thenComparingLong(lag -> -orZero(lag.inFlight()))
          .thenComparing(Lag::topic)
          .thenComparingInt(Lag::partition);

  Lags {
    all = all.stream().sorted(LARGEST_FIRST).toList();
  }

  static Lags of(Answer<ClusterFacts> cluster, Answer<DatabaseFacts> database) {
    SortedMap<PartitionKey, Progress> progress =
        switch (database) {
          case Answer.Given<DatabaseFacts>(DatabaseFacts facts, _) -> facts.store().progress();
          case Answer.Away<DatabaseFacts> _ -> null;
        };
    return switch (cluster) {
      case Answer.Given<ClusterFacts>(ClusterFacts facts, _) -> of(facts, progress);
      case Answer.Away<ClusterFacts> _ -> of(progress == null ? new TreeMap<>() : progress);
    };
  }

  private static Lags of(ClusterFacts facts, @Nullable SortedMap<PartitionKey, Progress> progress) {
    List<Lag> all = new ArrayList<>();
    facts
        .now()
        .ends()
        .forEach(
            (partition, end) ->
                all.add(
                    lag(
                        partition,
                        end,
                        facts.now().committed().get(partition),
                        progress == null ? null : reached(progress, facts.topicIds(), partition))));
    return new Lags(all);
  }

  /** The topics are known by their ids only. */
  private static Lags of(SortedMap<PartitionKey, Progress> progress) {
    List<Lag> all = new ArrayList<>();
    progress.forEach(
        (key, reached) ->
            all.add(
                lag(
                    new TopicPartition(key.topicId().toString(), key.partition()),
                    null,
                    null,
                    reached)));
    return new Lags(all);
  }

  private static Progress reached(
      SortedMap<PartitionKey, Progress> progress,
      Map<String, UUID> topicIds,
      TopicPartition partition) {
    UUID id = Objects.requireNonNull(topicIds.get(partition.topic()));
    // No row: nothing of it was ever decided.
    return progress.getOrDefault(new PartitionKey(id, partition.partition()), new Progress(0, 0));
  }

  private static Lag lag(
      TopicPartition partition,
      @Nullable Long end,
      @Nullable Long committed,
      @Nullable Progress reached) {
    return new Lag(
        partition.topic(),
        partition.partition(),
        end,
        committed,
        reached == null ? null : reached.decidedNext(),
        reached == null ? null : reached.announcedNext());
  }

  /** Null where nobody could tell one of them. */
  @Nullable Long sum(Function<Lag, @Nullable Long> what) {
    long sum = 0;
    for (Lag lag : all) {
      Long one = what.apply(lag);
      if (one == null) {
        return null;
      }
      sum += one;
    }
    return all.isEmpty() ? null : (Long) sum;
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
