package dev.threadspool.operator.dlq;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.headers.RedriveHeaders;
import dev.threadspool.operator.console.Printable;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends records again to the topic that they came from, as they came: key, value and headers, and a
 * count before these. The key finds the partition, as it did the first time.
 *
 * @param commandTopics nothing is sent anywhere else, whatever a dead letter says
 * @param maxRedrives a record that was sent again so often is not any more
 * @param dropped whether what was dropped is sent, too
 * @param by who does it
 */
record Redrive(Set<String> commandTopics, int maxRedrives, boolean dropped, String by, Clock clock)
    implements Treatment {

  @Override
  public String done() {
    return "redriven";
  }

  @Override
  public boolean isFor(State state) {
    return switch (state) {
      case OPEN -> true;
      case DROPPED -> dropped;
      case REDRIVEN -> false;
    };
  }

  @Override
  public @Nullable String refusal(Letter letter) {
    DeadLetterFacts facts = letter.facts();
    if (facts == null) {
      return "its headers do not say of which record it is";
    }
    if (!commandTopics.contains(facts.topic())) {
      return "it says that it is of %s, which is no command topic"
          .formatted(Printable.line(facts.topic()));
    }
    if (facts.valueLeftOut() > 0) {
      return "its value of %,d bytes was too large for a dead letter, and stands in %s-%d@%d only"
          .formatted(
              facts.valueLeftOut(),
              Printable.line(facts.topic()),
              facts.partition(),
              facts.offset());
    }
    int redrives = letter.redrives();
    if (redrives == Integer.MAX_VALUE) {
      return "its count (%s) cannot be read".formatted(RedriveHeaders.COUNT);
    }
    return redrives < maxRedrives
        ? null
        : "it has come back %d times already (--max-redrives)".formatted(redrives);
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(Letter letter) {
    return new ProducerRecord<>(
        Objects.requireNonNull(letter.facts()).topic(),
        null,
        null,
        letter.record().key(),
        letter.record().value(),
        RedriveHeaders.again(letter.record().headers()));
  }

  @Override
  public Mark mark(Letter letter, @Nullable RecordMetadata published) {
    RecordMetadata to = Objects.requireNonNull(published);
    return new Mark.Redriven(
        clock.instant(), by, letter.redrives() + 1, to.topic(), to.partition(), to.offset());
  }
}
