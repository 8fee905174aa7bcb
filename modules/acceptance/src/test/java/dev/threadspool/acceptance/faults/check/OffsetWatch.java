package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Samples the group's committed offsets, the progress rows and which records have an outcome, while
 * a run goes on. What does not answer is asked again at the next sample.
 */
public final class OffsetWatch implements AutoCloseable {

  private final Site site;
  private final Map<String, UUID> topicIds = new HashMap<>();
  private final Jdbi store;
  private final List<Sample> samples = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("offset-watch").daemon().factory());
  private final Claims claims;
  private Map<PartitionKey, Long> last = Map.of();
  private boolean mayGoBack;

  private OffsetWatch(Site site) {
    this.site = site;
    this.store = site.storeRows();
    site.commandTopics().forEach(topic -> topicIds.put(topic, site.topicId(topic)));
    this.claims = new Claims(topicIds);
  }

  /** Begins to sample. */
  public static OffsetWatch start(Site site, Duration every) {
    OffsetWatch watch = new OffsetWatch(site);
    var _ =
        watch.clock.scheduleWithFixedDelay(
            watch::sampleIfPossible, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /**
   * Resets the group's offsets on purpose. Without it, committed offsets that go back are a
   * violation.
   *
   * <p>How far they were is looked at right before: what was committed since the last sample will
   * not be seen any more, and progress rows may claim it.
   *
   * @param reset returns when they are reset; no sample is taken meanwhile
   */
  public synchronized void whileOffsetsGoBack(Runnable reset) {
    sampleNow();
    reset.run();
    mayGoBack = true;
  }

  private void sampleIfPossible() {
    try {
      sampleNow();
    } catch (KafkaException | JdbiException away) {
      // A part is away on purpose: what is not seen now is seen with the next sample.
    }
  }

  /** Takes a sample at once; throws what a part that is away throws. */
  synchronized void sampleNow() {
    Map<PartitionKey, Long> committed = GroupOffsets.of(site, topicIds);
    committed.putAll(claims.stillUnseen(site, committed));
    boolean exempt = mayGoBack;
    Sample sample =
        store.inTransaction(
            handle -> {
              List<Sample.Window> windows = windows(handle, committed);
              Map<PartitionKey, Progress> progress = RowsReader.progress(handle);
              return new Sample(Instant.now(), exempt, committed, progress, windows);
            });
    samples.add(sample);
    claims.note(sample);
    last = committed;
    mayGoBack = false;
  }

  /** The rows are read after the offsets: what is committed must be there by then. */
  private List<Sample.Window> windows(Handle handle, Map<PartitionKey, Long> committed) {
    List<Sample.Window> windows = new ArrayList<>();
    committed.forEach(
        (partition, to) -> {
          long from = Math.min(to, last.getOrDefault(partition, 0L));
          if (from < to) {
            windows.add(
                new Sample.Window(partition, from, to, decided(handle, partition, from, to)));
          }
        });
    return windows;
  }

  private static Set<Long> decided(Handle handle, PartitionKey partition, long from, long to) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT origin_offset FROM thread
                WHERE origin_topic_id = :topic AND origin_partition = :partition
                  AND origin_offset >= :from AND origin_offset < :to
                UNION ALL SELECT origin_offset FROM rejection
                WHERE origin_topic_id = :topic AND origin_partition = :partition
                  AND origin_offset >= :from AND origin_offset < :to
                UNION ALL SELECT origin_offset FROM dead_letter
                WHERE origin_topic_id = :topic AND origin_partition = :partition
                  AND origin_offset >= :from AND origin_offset < :to
                """)
            .bind("topic", partition.topicId())
            .bind("partition", partition.partition())
            .bind("from", from)
            .bind("to", to)
            .mapTo(Long.class)
            .list());
  }

  /** How many samples were taken. */
  public synchronized long samples() {
    return samples.size();
  }

  synchronized List<Sample> taken() {
    return List.copyOf(samples);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
