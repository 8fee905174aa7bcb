package dev.threadspool.worker.intake;

import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ThreadCommand;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a command topic, as far as it could be read. */
public sealed interface Intake {

  /** The record as it was polled. */
  ConsumerRecord<byte[], byte[]> source();

  /** Where it stands. */
  Origin origin();

  /** A command that can be worked on. */
  record Command(ConsumerRecord<byte[], byte[]> source, Origin origin, ThreadCommand command)
      implements Intake {}

  /**
   * A command whose content breaks the contract: it is rejected like any other that asks for what
   * cannot be had.
   */
  record Malformed(
      ConsumerRecord<byte[], byte[]> source, Origin origin, InvalidCommandException fault)
      implements Intake {}

  /** Bytes that are no command, or a record that makes processing fail: a dead letter. */
  record Unreadable(ConsumerRecord<byte[], byte[]> source, Origin origin, Throwable cause)
      implements Intake {}
}
