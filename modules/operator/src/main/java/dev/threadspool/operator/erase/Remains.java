package dev.threadspool.operator.erase;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** For how long a cluster still has what was said, as its topics are set up now. */
final class Remains {

  private Remains() {}

  static void tell(ClusterView cluster, TopicNames names, List<String> commandTopics, Console run) {
    List<String> kept = new ArrayList<>(commandTopics);
    kept.add(names.createDlt());
    kept.add(names.createReply());
    run.note("What it said remains:");
    run.note(
        "  %-38s until compacted, within about %s"
            .formatted(
                names.created(),
                text(
                    cluster
                        .duration(names.created(), "max.compaction.lag.ms")
                        .plus(cluster.duration(names.created(), "segment.ms")))));
    for (String topic : kept) {
      Duration retention = cluster.retention(topic);
      run.note(
          "  %-38s %s"
              .formatted(
                  topic,
                  retention.isNegative()
                      ? "for ever"
                      : "for " + text(retention) + " since it came"));
    }
    run.note("  backups of the database                as long as you keep them");
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
