package dev.threadspool.worker.reply;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.decide.Outcome;
import dev.threadspool.worker.intake.Intake;
import dev.threadspool.worker.resolve.Errors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whoever waits, as soon as the database has committed and without waiting for the answer's
 * own fate: a reply that gets lost costs its caller the wait, not the thread. Where one cannot even
 * be sent, the batch's others are not tried: they would only keep the batch from being announced.
 * Replies go to the configured topic only; a header cannot name another. {@code
 * threadspool.replies{outcome}} counts what became of them. Thread-safe.
 */
public final class Replier {

  private static final Logger log = LoggerFactory.getLogger(Replier.class);

  private final Producer<byte[], byte[]> producer;
  private final String replyTopic;
  private final int replyPartitions;
  private final AvroWire wire;
  private final Counter sent;
  private final Counter failed;
  private final AtomicBoolean failing = new AtomicBoolean();

  public Replier(
      Producer<byte[], byte[]> producer,
      String replyTopic,
      int replyPartitions,
      AvroWire wire,
      MeterRegistry meters) {
    this.producer = producer;
    this.replyTopic = replyTopic;
    this.replyPartitions = replyPartitions;
    this.wire = wire;
    this.sent = meters.counter("threadspool.replies", "outcome", "sent");
    this.failed = meters.counter("threadspool.replies", "outcome", "failed");
  }

  /**
   * Never throws: the batch is decided, and goes on to be announced. All answers are made before
   * the first is sent, so that many go into one request.
   */
  public void reply(List<Decision> decisions) {
    int left = 0;
    try {
      List<ProducerRecord<byte[], byte[]>> replies = replies(decisions);
      left = replies.size();
      for (ProducerRecord<byte[], byte[]> reply : replies) {
        left--;
        if (!send(reply)) {
          failed.increment(left);
          return;
        }
      }
    } catch (RuntimeException e) {
      failed.increment(left);
      failed(e);
    }
  }

  private List<ProducerRecord<byte[], byte[]>> replies(List<Decision> decisions) {
    List<ProducerRecord<byte[], byte[]>> replies = new ArrayList<>();
    for (Decision decision : decisions) {
      ProducerRecord<byte[], byte[]> reply = reply(decision);
      if (reply != null) {
        replies.add(reply);
      }
    }
    return replies;
  }

  /** Null where nobody waits, or there is nothing to say. */
  private @Nullable ProducerRecord<byte[], byte[]> reply(Decision decision) {
    ConsumerRecord<byte[], byte[]> source = decision.intake().source();
    byte[] correlation = ReplyHeaders.correlationId(source.headers());
    if (correlation == null || !replyTopic.equals(ReplyHeaders.replyTopic(source.headers()))) {
      return null;
    }
    ThreadCreateReply reply = content(decision);
    if (reply == null) {
      return null;
    }
    Headers headers = new RecordHeaders();
    ReplyHeaders.writeCorrelationId(headers, correlation);
    return new ProducerRecord<>(
        replyTopic,
        partition(source.headers()),
        source.key(),
        wire.encode(replyTopic, reply),
        headers);
  }

  /** False where it is known at once that nothing gets out. */
  private boolean send(ProducerRecord<byte[], byte[]> reply) {
    Future<?> outcome =
        producer.send(
            reply,
            (_, failure) -> {
              if (failure == null) {
                sent();
              } else {
                failed(failure);
              }
            });
    return outcome.state() != Future.State.FAILED || isItsOwnFault(outcome.exceptionNow());
  }

  /** Such a reply says nothing of those behind it. */
  private static boolean isItsOwnFault(Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure.getCause() instanceof RecordTooLargeException;
  }

  private void sent() {
    sent.increment();
    if (failing.get() && failing.compareAndSet(true, false)) {
      log.atInfo().log("Replies are sent again");
    }
  }

  private void failed(Exception cause) {
    failed.increment();
    if (failing.compareAndSet(false, true)) {
      log.atWarn().addKeyValue("cause", cause.toString()).log("Replies cannot be sent");
    }
  }

  private @Nullable Integer partition(Headers headers) {
    Integer asked = ReplyHeaders.replyPartition(headers);
    return asked != null && asked >= 0 && asked < replyPartitions ? asked : null;
  }

  private static @Nullable ThreadCreateReply content(Decision decision) {
    return switch (decision.outcome()) {
      case Outcome.Created created -> ReplyCodec.toAvro(commandId(decision), created.thread());
      case Outcome.Duplicate duplicate ->
          ReplyCodec.toAvro(commandId(decision), duplicate.thread());
      case Outcome.Rejected rejected ->
          ReplyCodec.toAvro(
              rejected.rejection().commandId(),
              rejected.rejection().threadUuid(),
              rejected.rejection().error());
      case Outcome.Repeated repeated ->
          ReplyCodec.toAvro(
              repeated.rejection().commandId(),
              repeated.rejection().threadUuid(),
              repeated.rejection().error());
      case Outcome.Dead _ -> deadReply(decision.intake());
      case Outcome.Erased(UUID threadUuid) ->
          ReplyCodec.toAvro(commandId(decision), threadUuid, Errors.threadErased());
      case Outcome.Forgotten _ -> null;
    };
  }

  /** Only a command that could be read has ids to answer with. */
  private static @Nullable ThreadCreateReply deadReply(Intake intake) {
    return switch (intake) {
      case Intake.Command command ->
          ReplyCodec.toAvro(
              command.command().commandId(), command.command().threadUuid(), failed());
      case Intake.Malformed _, Intake.Unreadable _ -> ReplyCodec.toAvro(NO_ID, NO_ID, failed());
    };
  }

  private static final UUID NO_ID = new UUID(0, 0);

  private static ApiError failed() {
    return new ApiError(
        "UnexpectedServerError", 500, "Something went wrong while the thread was created", null);
  }

  private static UUID commandId(Decision decision) {
    return switch (decision.intake()) {
      case Intake.Command command -> command.command().commandId();
      case Intake.Malformed malformed -> malformed.fault().ids().commandId();
      case Intake.Unreadable _ -> NO_ID;
    };
  }
}
