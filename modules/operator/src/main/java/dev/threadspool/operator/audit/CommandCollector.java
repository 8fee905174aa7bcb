package dev.threadspool.operator.audit;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.ReadCommand;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.reading.TopicScan;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.audit.AuditSession;
import dev.threadspool.store.audit.AuditedCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Brings what identifies each command into the audit's tables. */
final class CommandCollector implements Teams.Member {

  private static final int AT_A_TIME = 5_000;

  private final Audited audited;
  private final AuditSession session;
  private final Console run;
  private final Progress progress;
  private final Consumer<byte[], byte[]> consumer;

  CommandCollector(Audited audited, AuditSession session, Console run, Progress progress) {
    this.audited = audited;
    this.session = session;
    this.run = run;
    this.progress = progress;
    this.consumer = audited.clients().openConsumer("read_committed");
  }

  @Override
  public void work(Span span, Watch watch) {
    TopicScan scan = new TopicScan(consumer, List.of(span), watch);
    PartitionKey key = audited.key(span.partition());
    List<AuditedCommand> commands = new ArrayList<>();
    long reached = span.from();
    while (!scan.isDone()) {
      for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
        commands.add(command(key, record));
        if (commands.size() >= AT_A_TIME) {
          add(commands, record.offset() + 1 - reached);
          reached = record.offset() + 1;
        }
      }
    }
    add(commands, span.to() - reached);
  }

  private void add(List<AuditedCommand> commands, long offsets) {
    session.addCommands(commands);
    run.summary().add("commands", commands.size());
    progress.add(offsets);
    commands.clear();
  }

  private AuditedCommand command(PartitionKey key, ConsumerRecord<byte[], byte[]> record) {
    return new AuditedCommand(
        new Origin(key.topicId(), key.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        ids(record));
  }

  private AuditedCommand.@Nullable Ids ids(ConsumerRecord<byte[], byte[]> record) {
    return switch (audited.commands().read(record)) {
      case ReadCommand.Valid(ThreadCommand command) ->
          new AuditedCommand.Ids(
              command.threadUuid(),
              command.commandId(),
              command.actor(),
              ContentHasher.hash(command),
              true);
      case ReadCommand.Invalid(var ids, _) ->
          new AuditedCommand.Ids(
              ids.threadUuid(),
              ids.commandId(),
              ids.actor(),
              ContentHasher.hashUnread(record.value()),
              false);
      case ReadCommand.Unreadable _ -> null;
    };
  }

  @Override
  public void close() {
    consumer.close();
  }
}
