package dev.threadspool.operator.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.Event;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.reading.TopicScan;
import dev.threadspool.store.replay.MissingCommands;
import dev.threadspool.store.replay.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was told of the missing: of that nothing may come anew. Of threads the key is enough.
 */
final class ToldCollector implements Teams.Member {

  private final CommandSource source;
  private final MissingCommands missing;
  private final Progress progress;
  private final Consumer<byte[], byte[]> consumer;

  ToldCollector(CommandSource source, MissingCommands missing, Progress progress) {
    this.source = source;
    this.missing = missing;
    this.progress = progress;
    this.consumer = source.clients().openConsumer("read_committed");
  }

  @Override
  public void work(Span span, Watch watch) {
    TopicScan scan = new TopicScan(consumer, List.of(span), watch);
    boolean threads = span.partition().topic().equals(source.names().created());
    while (!scan.isDone()) {
      List<ConsumerRecord<byte[], byte[]>> records = scan.next();
      if (threads) {
        missing.threads(threads(records));
      } else {
        others(records);
      }
      progress.add(records.size());
    }
  }

  /** A thread's last record counts. */
  private static Map<UUID, Verdict> threads(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<UUID, Verdict> told = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      UUID thread = thread(record.key());
      if (thread != null) {
        told.put(thread, record.value() == null ? Verdict.REMOVED : Verdict.NOT_STORED);
      }
    }
    return told;
  }

  private static @Nullable UUID thread(byte @Nullable [] key) {
    try {
      return key == null ? null : UUID.fromString(new String(key, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void others(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Rejection> rejections = new ArrayList<>();
    List<Origin> deadLetters = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      switch (source.events().decode(record)) {
        case Event.Rejected(Rejection rejection) -> rejections.add(rejection);
        case Event.Dead(var deadLetter) -> deadLetters.add(deadLetter.origin());
        case Event.Created _, Event.Gone _, Event.Erased _, Event.Unreadable _ -> {}
      }
    }
    missing.rejections(rejections);
    missing.deadLetters(deadLetters);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
