package dev.threadspool.worker.decide;

import dev.threadspool.worker.intake.Intake;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An outcome, and what is to be told of it.
 *
 * @param announcement the event or dead letter, encoded; null where nothing may be announced
 *     (again)
 */
public record Decision(
    Intake intake, Outcome outcome, @Nullable ProducerRecord<byte[], byte[]> announcement) {}
