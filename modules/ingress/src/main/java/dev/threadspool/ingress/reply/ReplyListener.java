package dev.threadspool.ingress.reply;

import dev.threadspool.contract.headers.ReplyHeaders;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.MessageListener;

/**
 * Hands replies to whoever waits for them, undecoded: a registry that is away must hold up one
 * waiting request, not all.
 */
final class ReplyListener implements MessageListener<byte[], byte[]>, ConsumerSeekAware {

  private final PendingReplies pending;
  private volatile boolean listening;
  private volatile boolean lost;

  ReplyListener(PendingReplies pending) {
    this.pending = pending;
  }

  /** Whether the position at the partition's end is known: from there on no reply is missed. */
  boolean isListening() {
    return listening;
  }

  /** The container gives positions that it has asked the broker for. */
  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
    listening = !assignments.isEmpty();
  }

  /**
   * Whether the container polls without a position that anybody knows. It logs that the broker did
   * not tell one, and goes on; it has to be started anew.
   */
  boolean isLost() {
    return lost;
  }

  @Override
  public void onFirstPoll() {
    lost = !listening;
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> reply) {
    pending.arrived(ReplyHeaders.correlationId(reply.headers()), reply.value());
  }
}
