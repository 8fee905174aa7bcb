package dev.threadspool.operator.topics;

import dev.threadspool.contract.topics.TopicSpec;
import java.time.Duration;

/** A topic's declaration in a few words. */
final class TopicText {

  private TopicText() {}

  static String of(TopicSpec topic) {
    return "%d partitions, %d %s, %s"
        .formatted(
            topic.partitions(),
            topic.replication(),
            topic.replication() == 1 ? "copy" : "copies",
            kept(topic));
  }

  private static String kept(TopicSpec topic) {
    String retention = topic.configs().get("retention.ms");
    if (retention == null) {
      return "compacted, kept for ever";
    }
    Duration kept = Duration.ofMillis(Long.parseLong(retention));
    String compacted =
        String.valueOf(topic.configs().get("cleanup.policy")).contains("compact")
            ? "compacted, "
            : "";
    return kept.toDays() > 0
        ? "%skept for %d days".formatted(compacted, kept.toDays())
        : "%skept for %d minutes".formatted(compacted, kept.toMinutes());
  }
}
