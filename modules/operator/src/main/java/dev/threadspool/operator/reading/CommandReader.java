package dev.threadspool.operator.reading;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.codec.UnreadableCommandException;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.contract.wire.UnreadableRecordException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads commands as a worker reads them. Thread-safe. */
public final class CommandReader {

  private final AvroWire wire;
  private final Map<String, Set<Actor.Type>> actors;

  /**
   * @param actors which actors each command topic may carry
   */
  public CommandReader(AvroWire wire, Map<String, Set<Actor.Type>> actors) {
    this.wire = wire;
    this.actors = Map.copyOf(actors);
  }

  /**
   * @throws dev.threadspool.contract.wire.RegistryUnavailableException where the registry does not
   *     answer
   */
  public ReadCommand read(ConsumerRecord<byte[], byte[]> record) {
    try {
      ThreadCommand command =
          CommandCodec.fromAvro(
              wire.decode(record.topic(), record.value(), ThreadCreateCommand.class));
      return actors.getOrDefault(record.topic(), Set.of()).contains(command.actor().type())
          ? new ReadCommand.Valid(command)
          : new ReadCommand.Invalid(ids(command), "its actor may not be on this topic");
    } catch (InvalidCommandException invalid) {
      return new ReadCommand.Invalid(invalid.ids(), invalid.error().message());
    } catch (UnreadableRecordException | UnreadableCommandException unreadable) {
      return new ReadCommand.Unreadable(String.valueOf(unreadable.getMessage()));
    }
  }

  private static InvalidCommandException.Ids ids(ThreadCommand command) {
    return new InvalidCommandException.Ids(
        command.commandId(),
        command.threadUuid(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        command.issuedAt());
  }
}
