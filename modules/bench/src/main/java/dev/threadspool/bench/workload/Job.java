package dev.threadspool.bench.workload;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import org.apache.kafka.common.header.Headers;

/**
 * One command with all that has to come of it.
 *
 * @param key of the record: the thread's uuid as text
 * @param correlationId of the reply
 * @param value the command in Avro, as it stands in the topic
 * @param thread what has to be stored, but for when and by which record
 * @param event the value of its created event
 * @param eventHeaders those of the event
 * @param reply the value of its reply
 * @param rows what has to be stored, as PostgreSQL's COPY takes it
 */
public record Job(
    ThreadCommand command,
    byte[] key,
    byte[] correlationId,
    byte[] value,
    StoredThread thread,
    byte[] event,
    Headers eventHeaders,
    byte[] reply,
    Rows rows) {}
