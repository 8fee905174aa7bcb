package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.worker.decide.ConcurrentDeletionException;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.dependency.DependencyAwayException;
import dev.threadspool.worker.dependency.RolledBackException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decides records as a worker would now, into a store of its own, and tells nobody: no reply, no
 * event, no offset. Thread-safe.
 */
public final class Rehearsal implements AutoCloseable {

  private final CommandDecoder decoder;
  private final Deciding deciding;
  private final Runnable closing;

  /** At first as many as it is given. */
  private final BatchSize size = new BatchSize(Integer.MAX_VALUE);

  /**
   * @param closing what is to be closed with it
   */
  public Rehearsal(CommandDecoder decoder, Deciding deciding, Runnable closing) {
    this.decoder = decoder;
    this.deciding = deciding;
    this.closing = closing;
  }

  /**
   * In one transaction, or in several where they are too much at once, or where a record makes
   * processing fail: that one is decided as a dead letter, as a worker does.
   *
   * @param records of one partition, in offset order; what is decided already stays so
   * @param committed what the workers' group has committed of the partition
   * @throws dev.threadspool.worker.dependency.DependencyAwayException where something that is
   *     needed does not answer
   */
  public void decide(List<ConsumerRecord<byte[], byte[]>> records, long committed) {
    List<Intake> left = records.stream().map(decoder::decode).toList();
    while (!left.isEmpty()) {
      List<Intake> batch = left.subList(0, Math.min(size.now(), left.size()));
      process(batch, Map.of(key(batch.getFirst()), committed));
      size.cameThrough(batch.size());
      left = left.subList(batch.size(), left.size());
    }
  }

  // What even a dead letter does not help against comes out, and ends the rehearsal.
  private void process(List<Intake> batch, Map<PartitionKey, Long> committed) {
    try {
      var _ = settled(() -> deciding.decide(batch, committed));
    } catch (DependencyAwayException away) {
      throw away;
    } catch (RuntimeException | StackOverflowError fault) {
      if (batch.size() > 1) {
        size.areHalved(batch.size(), fault);
        int half = batch.size() / 2;
        process(batch.subList(0, half), committed);
        process(batch.subList(half, batch.size()), committed);
        return;
      }
      Intake alone = batch.getFirst();
      List<Intake> dead = List.of(new Intake.Unreadable(alone.source(), alone.origin(), fault));
      var _ = settled(() -> deciding.decide(dead, committed));
    }
  }

  /** What the database rolled back in favour of somebody else is done again. */
  private static List<Decision> settled(Supplier<List<Decision>> decision) {
    while (true) {
      try {
        return decision.get();
      } catch (RolledBackException | ConcurrentDeletionException again) {
        // Nothing of it is decided.
      }
    }
  }

  private static PartitionKey key(Intake intake) {
    return new PartitionKey(intake.origin().topicId(), intake.origin().partition());
  }

  @Override
  public void close() {
    closing.run();
  }
}
