package dev.threadspool.operator.replay.shadow;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.CommandFacts;
import dev.threadspool.operator.reading.ReadCommand;
import dev.threadspool.operator.reading.ReplayHeader;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.reading.TopicScan;
import dev.threadspool.operator.replay.CommandSource;
import dev.threadspool.operator.replay.Filter;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.audit.AuditedCommand;
import dev.threadspool.store.audit.CommandBound;
import dev.threadspool.store.replay.ShadowSchema;
import dev.threadspool.worker.intake.Rehearsal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides the commands of a span once more, batch by batch, from where an earlier run ended. */
final class ShadowMember implements Teams.Member {

  private static final int COMMANDS = 500;
  private static final long BYTES = 4 * 1024 * 1024;

  private final CommandSource source;
  private final Filter filter;
  private final ShadowSchema shadow;
  private final Rehearsal rehearsal;
  private final Console run;
  private final Progress progress;
  private final Consumer<byte[], byte[]> consumer;

  ShadowMember(
      CommandSource source,
      Filter filter,
      ShadowSchema shadow,
      Rehearsal rehearsal,
      Console run,
      Progress progress) {
    this.source = source;
    this.filter = filter;
    this.shadow = shadow;
    this.rehearsal = rehearsal;
    this.run = run;
    this.progress = progress;
    this.consumer = source.clients().openConsumer("read_committed");
  }

  @Override
  public void work(Span whole, Watch watch) {
    PartitionKey key = source.key(whole.partition());
    CommandBound bound = new CommandBound(key, whole.from(), whole.to());
    Span span = new Span(whole.partition(), shadow.resume(bound), whole.to());
    progress.add(span.from() - whole.from());
    TopicScan scan = new TopicScan(consumer, List.of(span), watch);
    Batch batch = new Batch(key, span.to());
    long reached = span.from();
    while (!scan.isDone()) {
      for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
        ReadCommand command = source.commands().read(record);
        if (batch.isFull() || batch.isPinnedBy(command)) {
          batch.decide();
          progress.add(record.offset() - reached);
          reached = record.offset();
          batch = new Batch(key, span.to());
          watch.checkpoint();
        }
        batch.add(record, command);
      }
    }
    batch.decide();
    shadow.finish(bound);
    progress.add(span.to() - reached);
  }

  private final class Batch {

    private final PartitionKey key;
    private final long committed;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<AuditedCommand> commands = new ArrayList<>();
    private final List<Origin> copied = new ArrayList<>();
    private final Set<UUID> threads = new HashSet<>();
    private int read;
    private long bytes;

    Batch(PartitionKey key, long committed) {
      this.key = key;
      this.committed = committed;
    }

    void add(ConsumerRecord<byte[], byte[]> record, ReadCommand command) {
      read++;
      Origin original = ReplayHeader.read(record.headers());
      if (original != null) {
        copied.add(original);
      }
      if (filter.takes(command)) {
        records.add(record);
        commands.add(CommandFacts.of(key, record, command));
        bytes += Math.max(0, record.serializedValueSize());
        if (command instanceof ReadCommand.Valid(ThreadCommand valid)) {
          threads.add(valid.threadUuid());
        }
      }
    }

    boolean isFull() {
      return records.size() >= COMMANDS || bytes >= BYTES;
    }

    /** What becomes of the pinned thread has to be known first, as it was to the worker. */
    boolean isPinnedBy(ReadCommand command) {
      return command instanceof ReadCommand.Valid(ThreadCommand valid)
          && valid.context().stream()
              .anyMatch(
                  item ->
                      item instanceof ContextItem.Thread pinned
                          && threads.contains(pinned.threadUuid()));
    }

    /** What is compared is written first: where this breaks off, the next run writes it anew. */
    void decide() {
      shadow.add(commands);
      shadow.forget(copied);
      rehearsal.decide(records, committed);
      run.summary().add("commands", read).add("decided", records.size());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
