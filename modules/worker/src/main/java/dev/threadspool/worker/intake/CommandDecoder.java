package dev.threadspool.worker.intake;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.codec.UnreadableCommandException;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.contract.wire.UnreadableRecordException;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.resolve.Errors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads commands out of bytes. A step of intake rather than a deserializer of the consumer, so that
 * a registry that is away (wait) is told from bytes that nobody can read (dead letter).
 * Thread-safe.
 */
public final class CommandDecoder {

  private final AvroWire wire;
  private final TopicIds topicIds;
  private final Dependencies dependencies;
  private final CommandTopics topics;

  public CommandDecoder(
      CommandTopics topics, AvroWire wire, TopicIds topicIds, Dependencies dependencies) {
    this.topics = topics;
    this.wire = wire;
    this.topicIds = topicIds;
    this.dependencies = dependencies;
  }

  /**
   * @throws dev.threadspool.worker.dependency.DependencyAwayException where registry or broker does
   *     not answer
   */
  Intake decode(ConsumerRecord<byte[], byte[]> source) {
    Origin origin = origin(source);
    try {
      ThreadCreateCommand command =
          dependencies.registry(
              () -> wire.decode(source.topic(), source.value(), ThreadCreateCommand.class));
      return new Intake.Command(source, origin, permitted(source, CommandCodec.fromAvro(command)));
    } catch (InvalidCommandException fault) {
      return new Intake.Malformed(source, origin, fault);
    } catch (UnreadableRecordException | UnreadableCommandException cause) {
      return new Intake.Unreadable(source, origin, cause);
    }
  }

  private ThreadCommand permitted(ConsumerRecord<byte[], byte[]> source, ThreadCommand command)
      throws InvalidCommandException {
    if (!topics.allows(source.topic(), command.actor().type())) {
      throw InvalidCommandException.of(command, Errors.actorNotPermitted(command.actor().type()));
    }
    return command;
  }

  Origin origin(ConsumerRecord<byte[], byte[]> source) {
    return new Origin(topicIds.of(source.topic()), source.partition(), source.offset());
  }
}
