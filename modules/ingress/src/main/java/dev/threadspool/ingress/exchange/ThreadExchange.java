package dev.threadspool.ingress.exchange;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadSummary;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.contract.wire.RegistryUnavailableException;
import dev.threadspool.contract.wire.UnreadableRecordException;
import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.HttpErrors;
import dev.threadspool.ingress.error.Outcome;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.ingress.publish.Asked;
import dev.threadspool.ingress.publish.CommandPublisher;
import dev.threadspool.ingress.publish.Order;
import dev.threadspool.ingress.publish.Publication;
import dev.threadspool.ingress.reply.PendingReply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes orders and waits for their outcomes. Whatever it does not know, it says so: an answer
 * never promises what was not acknowledged. Thread-safe.
 */
public final class ThreadExchange {

  private static final Logger log = LoggerFactory.getLogger(ThreadExchange.class);
  private static final Duration DECODE_AGAIN_AFTER = Duration.ofMillis(250);

  private final CommandPublisher publisher;
  private final AvroWire wire;
  private final String replyTopic;
  private final Duration wait;
  private final Dependencies dependencies;
  private final Timer waited;

  /**
   * @param wait for an outcome, once the command is acknowledged
   */
  public ThreadExchange(
      CommandPublisher publisher,
      AvroWire wire,
      String replyTopic,
      Duration wait,
      Dependencies dependencies,
      MeterRegistry meters) {
    this.publisher = publisher;
    this.wire = wire;
    this.replyTopic = replyTopic;
    this.wait = wait;
    this.dependencies = dependencies;
    this.waited =
        Timer.builder("threadspool.ingress.reply.wait")
            .description("from the acknowledgment to the outcome, or to the end of the wait")
            .publishPercentileHistogram()
            .register(meters);
  }

  /**
   * The thread that was asked for, made now or there already.
   *
   * @param reply its correlation id was the order's
   * @throws ApiException where there is none, or none yet, or nobody knows
   */
  public ThreadSummary await(Asked asked, PendingReply reply) {
    long start = System.nanoTime();
    try {
      return ReplyReader.thread(asked, outcome(asked, reply, start + wait.toNanos()));
    } finally {
      waited.record(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /**
   * Returns when the command is acknowledged, or its outcome there already.
   *
   * @param reply null where nobody waits for one
   * @throws ApiException where it was not acknowledged
   */
  public Asked publish(Order order, @Nullable PendingReply reply) {
    Asked asked = order.asked();
    switch (publication(order)) {
      case Publication.Acknowledged _ -> dependencies.back(Dependency.BROKER);
      case Publication.NotSent(RecordTooLargeException _),
          Publication.Unknown(RecordTooLargeException _) ->
          // In the broker's words it is known as well that it was not taken.
          throw new ApiException(HttpErrors.of(413), Outcome.INVALID);
      case Publication.NotSent(var cause) -> {
        dependencies.away(Dependency.BROKER, cause);
        throw Refusals.away(Dependency.BROKER);
      }
      case Publication.Unknown(var cause) -> {
        dependencies.away(Dependency.BROKER, cause);
        // An outcome is proof of the command, with or without its acknowledgment.
        if (reply == null || reply.await(Duration.ZERO) == null) {
          throw OpenEnds.unknown(asked);
        }
      }
    }
    return asked;
  }

  private Publication publication(Order order) {
    try {
      return publisher.publish(order);
    } catch (RegistryUnavailableException failure) {
      dependencies.away(Dependency.REGISTRY, failure);
      throw Refusals.away(Dependency.REGISTRY);
    }
  }

  private ThreadCreateReply outcome(Asked asked, PendingReply reply, long deadline) {
    byte[] value = reply.await(Duration.ofNanos(deadline - System.nanoTime()));
    while (value != null) {
      try {
        ThreadCreateReply decoded = wire.decode(replyTopic, value, ThreadCreateReply.class);
        dependencies.back(Dependency.REGISTRY);
        return decoded;
      } catch (RegistryUnavailableException failure) {
        dependencies.away(Dependency.REGISTRY, failure);
        if (deadline - System.nanoTime() < DECODE_AGAIN_AFTER.toNanos()) {
          break;
        }
        LockSupport.parkNanos(DECODE_AGAIN_AFTER.toNanos());
      } catch (UnreadableRecordException failure) {
        log.atError().addKeyValue("cause", failure.getMessage()).log("A reply cannot be read");
        throw OpenEnds.unknown(asked);
      }
    }
    throw OpenEnds.timedOut(asked);
  }
}
