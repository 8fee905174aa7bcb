package dev.threadspool.contract.headers;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The attributes of an event in the binary mode of CloudEvents' Kafka binding ({@code ce_…}
 * headers).
 *
 * @param id the same whenever the same thing is told again
 * @param type what happened
 * @param source who tells it
 * @param subject the thread
 * @param time when it happened
 */
public record CloudEvents(String id, String type, String source, UUID subject, Instant time) {

  private static final String WORKER = "/threadspool/worker";
  private static final String OPERATOR = "/threadspool/operator";
  private static final String TRACE_PARENT = "traceparent";
  private static final int TRACE_PARENT_BYTES = 128;

  /** A thread was stored. There is one such event a thread, for ever. */
  public static CloudEvents created(StoredThread thread) {
    return new CloudEvents(
        "created:" + thread.threadUuid(),
        "dev.threadspool.agent-thread.created",
        WORKER,
        thread.threadUuid(),
        thread.createdAt());
  }

  /** A command came to nothing. There is one such event a rejected record. */
  public static CloudEvents rejected(Rejection rejection) {
    var origin = rejection.origin();
    return new CloudEvents(
        "rejected:%s:%d:%d".formatted(origin.topicId(), origin.partition(), origin.offset()),
        "dev.threadspool.agent-thread.create-rejected",
        WORKER,
        rejection.threadUuid(),
        rejection.rejectedAt());
  }

  /** A thread was erased. There is one such event a thread, however often it is told. */
  public static CloudEvents erased(ErasedThread erased) {
    return new CloudEvents(
        "erased:" + erased.threadUuid(),
        "dev.threadspool.agent-thread.erased",
        OPERATOR,
        erased.threadUuid(),
        erased.erasedAt());
  }

  /**
   * A thread is asked for.
   *
   * @param source who asks, as a path
   */
  public static CloudEvents command(ThreadCommand command, String source) {
    return new CloudEvents(
        command.commandId().toString(),
        "dev.threadspool.agent-thread.create",
        source,
        command.threadUuid(),
        command.issuedAt());
  }

  public void writeTo(Headers headers) {
    HeaderText.write(headers, "ce_specversion", "1.0");
    HeaderText.write(headers, "ce_id", id);
    HeaderText.write(headers, "ce_type", type);
    HeaderText.write(headers, "ce_source", source);
    HeaderText.write(headers, "ce_subject", subject.toString());
    HeaderText.write(headers, "ce_time", time.toString());
    HeaderText.write(headers, "content-type", "application/avro");
  }

  /** What happened because of a record belongs to the record's trace. */
  public static void copyTrace(Headers from, Headers to) {
    Header trace = from.lastHeader(TRACE_PARENT);
    if (trace != null && trace.value() != null && trace.value().length <= TRACE_PARENT_BYTES) {
      to.add(TRACE_PARENT, trace.value());
    }
  }
}
