package dev.threadspool.operator.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.CommandFacts;
import dev.threadspool.operator.reading.ReadCommand;
import dev.threadspool.operator.reading.ReplayHeader;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.reading.TopicScan;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.audit.AuditedCommand;
import dev.threadspool.store.replay.MissingCommands;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds the commands that came to nothing, some thousand at a time. */
final class MissingCollector implements Teams.Member {

  private static final int AT_A_TIME = 5_000;

  private final CommandSource source;
  private final Filter filter;
  private final MissingCommands missing;
  private final Console run;
  private final Progress progress;
  private final Consumer<byte[], byte[]> consumer;

  MissingCollector(
      CommandSource source,
      Filter filter,
      MissingCommands missing,
      Console run,
      Progress progress) {
    this.source = source;
    this.filter = filter;
    this.missing = missing;
    this.run = run;
    this.progress = progress;
    this.consumer = source.clients().openConsumer("read_committed");
  }

  @Override
  public void work(Span span, Watch watch) {
    TopicScan scan = new TopicScan(consumer, List.of(span), watch);
    PartitionKey key = source.key(span.partition());
    Batch batch = new Batch();
    long reached = span.from();
    while (!scan.isDone()) {
      for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
        batch.add(key, record);
        if (batch.read >= AT_A_TIME) {
          batch.lookUp();
          progress.add(record.offset() + 1 - reached);
          reached = record.offset() + 1;
          batch = new Batch();
        }
      }
    }
    batch.lookUp();
    progress.add(span.to() - reached);
  }

  private final class Batch {

    private final List<AuditedCommand> commands = new ArrayList<>();
    private final List<Origin> copied = new ArrayList<>();
    private int read;

    void add(PartitionKey key, ConsumerRecord<byte[], byte[]> record) {
      read++;
      ReadCommand command = source.commands().read(record);
      if (filter.takes(command)) {
        commands.add(CommandFacts.of(key, record, command));
      }
      Origin original = ReplayHeader.read(record.headers());
      if (original != null) {
        copied.add(original);
      }
    }

    void lookUp() {
      missing.add(commands);
      // A copy stands behind its original, in the same partition: that has been added by now.
      missing.forget(copied);
      run.summary().add("commands", read).add("matching", commands.size());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
