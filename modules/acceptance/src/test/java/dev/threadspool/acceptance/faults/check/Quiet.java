package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.site.Site;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** When a run is over: all that is on the command topics is announced. */
public final class Quiet {

  private Quiet() {}

  /**
   * Waits until the group has committed behind the last committed record of every partition of the
   * command topics. Call it when publishing is done. Markers of transactions and aborted records
   * count for nothing: nobody commits behind them.
   *
   * @return false where it took longer; the checker then tells what is missing
   */
  public static boolean await(Site site, Duration patience) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (String topic : site.commandTopics()) {
      TopicReader.readCommitted(
          site,
          topic,
          record ->
              ends.merge(
                  new TopicPartition(topic, record.partition()), record.offset() + 1, Math::max));
    }
    return Waiting.until(patience, () -> reached(GroupOffsets.named(site), ends));
  }

  private static boolean reached(
      Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
