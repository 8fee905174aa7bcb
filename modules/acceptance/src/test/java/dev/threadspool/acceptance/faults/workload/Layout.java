package dev.threadspool.acceptance.faults.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts originals and followers in a row: followers right behind their original, in the same batch,
 * or far behind; some records in transactions, of which some are aborted.
 */
final class Layout {

  private record Pending(int due, int number, Planned record) {}

  private final Chance chance;
  private final Originals originals;
  private final Followers followers;
  private final int count;
  private final List<Planned> row = new ArrayList<>();
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(Comparator.comparingInt(Pending::due).thenComparingInt(Pending::number));
  private int pendings;
  private int transactions;

  Layout(Chance chance, int count) {
    this.chance = chance;
    this.originals = new Originals(chance);
    this.followers = new Followers(chance);
    this.count = count;
  }

  List<Planned> lay() {
    while (row.size() < count) {
      if (!chance.oneIn(60)) {
        place(next(), new Delivery.Alone());
      } else if (chance.oneIn(3)) {
        abortedTransaction();
      } else {
        committedTransaction();
      }
    }
    return row;
  }

  private void committedTransaction() {
    Delivery delivery = new Delivery.InTransaction(transactions++, false);
    for (int left = transactionLength(); left > 0; left--) {
      place(next(), delivery);
    }
  }

  /** Of originals only, which are never published again, or later and then for good. */
  private void abortedTransaction() {
    Delivery delivery = new Delivery.InTransaction(transactions++, true);
    for (int left = transactionLength(); left > 0; left--) {
      Planned original = originals.next();
      place(original, delivery);
      if (chance.oneIn(2)) {
        later(original);
      }
    }
  }

  private int transactionLength() {
    return chance.between(2, 13);
  }

  /**
   * A follower that is due, or when nothing but followers would still have room; or an original.
   */
  private Planned next() {
    @Nullable Pending first = pending.peek();
    if (first != null && (first.due() <= row.size() || pending.size() >= count - row.size())) {
      pending.remove();
      return first.record();
    }
    Planned original = originals.next();
    followers.of(original).forEach(this::later);
    return original;
  }

  private void later(Planned record) {
    int distance =
        switch (chance.between(0, 3)) {
          case 0 -> 1;
          case 1 -> chance.between(2, 40);
          default -> chance.between(40, Math.max(41, count / 2));
        };
    pending.add(new Pending(row.size() + distance, pendings++, record));
  }

  private void place(Planned record, Delivery delivery) {
    if (row.size() < count) {
      row.add(record.at(row.size()).wantingReply(chance.oneIn(4)).delivered(delivery));
    }
  }
}
