package dev.threadspool.operator.audit;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.CommandFacts;
import dev.threadspool.operator.reading.ReplayHeader;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.reading.TopicScan;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.audit.AuditSession;
import dev.threadspool.store.audit.AuditedCommand;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
    List<Origin> copied = new ArrayList<>();
    long reached = span.from();
    while (!scan.isDone()) {
      for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
        commands.add(CommandFacts.of(key, record, audited.commands().read(record)));
        Origin original = ReplayHeader.read(record.headers());
        if (original != null) {
          copied.add(original);
        }
        if (commands.size() >= AT_A_TIME) {
          add(commands, copied, record.offset() + 1 - reached);
          reached = record.offset() + 1;
        }
      }
    }
    add(commands, copied, span.to() - reached);
  }

  private void add(List<AuditedCommand> commands, List<Origin> copied, long offsets) {
    session.addCommands(commands);
    session.addCopied(copied);
    run.summary().add("commands", commands.size());
    progress.add(offsets);
    commands.clear();
    copied.clear();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
