package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.Replied;
import dev.threadspool.acceptance.faults.check.evidence.Seen;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.acceptance.faults.workload.PlanMark;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.headers.ReplyHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads events, dead letters and replies with {@code read_committed} while a run goes on, and
 * remembers what it saw and where. A consumer that fails is replaced, and goes on where it was.
 */
public final class LiveReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private record RawReply(Place place, byte[] correlation, byte[] value) {}

  private final Site site;
  private final String replyTopic;
  private final Thread thread;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<Seen> seen = new ArrayList<>();
  private final List<RawReply> replies = new ArrayList<>();
  private volatile boolean closed;
  private volatile @Nullable IllegalStateException failure;

  private LiveReader(Site site) {
    this.site = site;
    this.replyTopic = site.topics().createReply();
    this.thread = Thread.ofPlatform().name("live-reader").daemon().unstarted(this::run);
  }

  /** Begins to read. */
  public static LiveReader start(Site site) {
    LiveReader reader = new LiveReader(site);
    reader.thread.start();
    return reader;
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          TopicReader.consumer(site, IsolationLevel.READ_COMMITTED)) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, position(each)));
        while (!closed) {
          consumer.poll(POLL).forEach(this::take);
          partitions.forEach(each -> moveOn(each, consumer.position(each)));
        }
      } catch (KafkaException brokenOff) {
        // The brokers are being killed; the next consumer goes on where this one was.
      } catch (IllegalStateException unreadable) {
        failure = unreadable;
        return;
      }
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    return Stream.of(
            site.topics().created(),
            site.topics().createRejected(),
            site.topics().createDlt(),
            replyTopic)
        .flatMap(topic -> TopicReader.partitions(consumer, topic).stream())
        .toList();
  }

  private synchronized void take(ConsumerRecord<byte[], byte[]> record) {
    Place place = new Place(record.topic(), record.partition(), record.offset());
    positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    if (record.topic().equals(replyTopic)) {
      byte[] correlation = ReplyHeaders.correlationId(record.headers());
      replies.add(
          new RawReply(place, correlation == null ? new byte[0] : correlation, record.value()));
    } else {
      seen.add(new Seen(place, id(record.headers())));
    }
  }

  private static String id(Headers headers) {
    DeadLetterFacts dead = DeadLetterFacts.read(headers);
    return dead == null
        ? HeaderValues.required(headers, "ce_id")
        : "dead:%s:%d:%d".formatted(dead.topic(), dead.partition(), dead.offset());
  }

  private synchronized long position(TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }

  /** Markers and aborted records move a position too. */
  private synchronized void moveOn(TopicPartition partition, long position) {
    positions.put(partition, position);
  }

  /** How many records it saw so far, replies included. */
  public synchronized long seen() {
    return (long) seen.size() + replies.size();
  }

  /**
   * Waits until it has read what is there now.
   *
   * @return false where it took longer; what it has not seen is a violation then
   * @throws IllegalStateException where it met a record that is none of ours
   */
  boolean catchUp(Duration patience) {
    if (failure != null) {
      throw new IllegalStateException("the live reader ended", failure);
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        TopicReader.consumer(site, IsolationLevel.READ_COMMITTED)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer));
      return Waiting.until(
          patience,
          () -> ends.entrySet().stream().allMatch(end -> position(end.getKey()) >= end.getValue()));
    }
  }

  /** Events and dead letters, in the order in which they were read. */
  synchronized List<Seen> events() {
    return List.copyOf(seen);
  }

  /** Replies to records of the plan of this seed; the registry has to answer. */
  synchronized List<Replied> replies(long seed) {
    return replies.stream()
        .map(
            raw ->
                new Replied(
                    raw.place(),
                    PlanMark.read(raw.correlation(), seed),
                    site.wire().decode(replyTopic, raw.value(), ThreadCreateReply.class)))
        .toList();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
