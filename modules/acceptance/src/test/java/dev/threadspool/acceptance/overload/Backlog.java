package dev.threadspool.acceptance.overload;

import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;

/** What the ingress has published and the worker has not yet decided. */
final class Backlog {

  private final Site site;
  private final Jdbi rows;
  private final UUID topic;
  private final Map<TopicPartition, OffsetSpec> ends;

  Backlog(Site site) {
    this.site = site;
    this.rows = site.storeRows();
    this.topic = site.topicId(site.topics().create());
    this.ends =
        IntStream.range(0, site.partitions())
            .mapToObj(partition -> new TopicPartition(site.topics().create(), partition))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
  }

  /**
   * Never more than there were when the ends were looked at: what is decided is looked at after
   * them.
   */
  long undecided() {
    long published =
        Answers.of(site.admin().listOffsets(ends).all()).values().stream()
            .mapToLong(ListOffsetsResultInfo::offset)
            .sum();
    return published
        - number(
            "SELECT coalesce(sum(decided_next), 0) FROM intake_progress WHERE topic_id = ?", topic);
  }

  /** Threads in the database. */
  long stored() {
    return number("SELECT count(*) FROM thread");
  }

  private long number(String sql, Object... arguments) {
    return rows.withHandle(handle -> handle.select(sql, arguments).mapTo(Long.class).one());
  }
}
