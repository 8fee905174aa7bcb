package dev.threadspool.operator.reading;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.audit.AuditedCommand;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** By what a command is found again among the rows. */
public final class CommandFacts {

  private CommandFacts() {}

  /**
   * @param key the record's partition, under its topic's own id
   * @param read what a worker makes of the record
   */
  public static AuditedCommand of(
      PartitionKey key, ConsumerRecord<byte[], byte[]> record, ReadCommand read) {
    return new AuditedCommand(
        new Origin(key.topicId(), key.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        ids(record, read));
  }

  private static AuditedCommand.@Nullable Ids ids(
      ConsumerRecord<byte[], byte[]> record, ReadCommand read) {
    return switch (read) {
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
}
