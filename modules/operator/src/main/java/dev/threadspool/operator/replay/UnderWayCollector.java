package dev.threadspool.operator.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.CommandFacts;
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

/** Finds which of the missing the workers are about to decide: what waits for them says so. */
final class UnderWayCollector implements Teams.Member {

  private final CommandSource source;
  private final MissingCommands missing;
  private final Progress progress;
  private final Consumer<byte[], byte[]> consumer;

  UnderWayCollector(CommandSource source, MissingCommands missing, Progress progress) {
    this.source = source;
    this.missing = missing;
    this.progress = progress;
    this.consumer = source.clients().openConsumer("read_committed");
  }

  @Override
  public void work(Span span, Watch watch) {
    TopicScan scan = new TopicScan(consumer, List.of(span), watch);
    PartitionKey key = source.key(span.partition());
    while (!scan.isDone()) {
      List<AuditedCommand> commands = new ArrayList<>();
      List<Origin> copied = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
        commands.add(CommandFacts.of(key, record, source.commands().read(record)));
        Origin original = ReplayHeader.read(record.headers());
        if (original != null) {
          copied.add(original);
        }
      }
      missing.underWay(commands, copied);
      progress.add(commands.size());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
