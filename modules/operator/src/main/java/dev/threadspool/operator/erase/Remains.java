package dev.threadspool.operator.erase;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * For how long a cluster still has what was said, as its topics are set up now. Told when all is
 * done: what cannot be asked of a topic is not known, and nothing has failed for that.
 */
final class Remains {

  private Remains() {}

  static void tell(ClusterView cluster, TopicNames names, List<String> commandTopics, Console run) {
    List<String> kept = new ArrayList<>(commandTopics);
    kept.add(names.createDlt());
    kept.add(names.createReply());
    run.note("What it said remains:");
    tell(names.created(), () -> untilCompacted(cluster, names.created()), run);
    for (String topic : kept) {
      tell(topic, () -> retained(cluster, topic), run);
    }
    run.note("  backups of the database                as long as you keep them");
  }

  private static void tell(String topic, Supplier<String> remains, Console run) {
    String text;
    try {
      text = remains.get();
    } catch (KafkaException | AwayException unasked) {
      text = "not known: " + unasked.getMessage();
    }
    run.note("  %-38s %s".formatted(topic, text));
  }

  private static String untilCompacted(ClusterView cluster, String topic) {
    Duration lag = cluster.duration(topic, "max.compaction.lag.ms");
    return "until compacted, within about " + text(lag.plus(cluster.duration(topic, "segment.ms")));
  }

  private static String retained(ClusterView cluster, String topic) {
    Duration retention = cluster.retention(topic);
    return retention.isNegative() ? "for ever" : "for " + text(retention) + " since it came";
  }

  private static String text(Duration duration) {
    if (duration.compareTo(Duration.ofDays(1)) >= 0) {
      return duration.toDays() + " d";
    }
    return duration.compareTo(Duration.ofMinutes(1)) >= 0
        ? duration.toMinutes() + " min"
        : duration.toMillis() + " ms";
  }
}
