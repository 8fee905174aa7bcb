package dev.threadspool.operator.dlq;

import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Says that dead letters are not to be sent again, and why.
 *
 * @param by who does it
 */
record Drop(String reason, String by, Clock clock) implements Treatment {

  @Override
  public String done() {
    return "dropped";
  }

  @Override
  public boolean isFor(State state) {
    return state == State.OPEN;
  }

  @Override
  public @Nullable String refusal(Letter letter) {
    return null;
  }

  @Override
  public @Nullable ProducerRecord<byte[], byte[]> record(Letter letter) {
    return null;
  }

  @Override
  public Mark mark(Letter letter, @Nullable RecordMetadata published) {
    return new Mark.Dropped(clock.instant(), by, reason);
  }
}
