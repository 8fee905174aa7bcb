package dev.threadspool.ingress.admission;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.ingress.identity.Caller;
import org.jspecify.annotations.Nullable;

/** One request's place among those at work; closed when it is answered. Not thread-safe. */
public final class Place implements AutoCloseable {

  private final Room room;
  private final Room bytes;
  private final Shares shares;
  private final Runnable onClose;
  private @Nullable Actor caller;
  private long carried;
  private boolean closed;

  Place(Room room, Room bytes, Shares shares, Runnable onClose) {
    this.room = room;
    this.bytes = bytes;
    this.shares = shares;
    this.onClose = onClose;
  }

  /**
   * Counts the request as this caller's.
   *
   * @throws ApiException 503 where the caller has too many at work
   */
  public void isOf(Caller who) {
    if (!shares.take(who.actor(), 1, carried)) {
      throw Refusals.tooManyOfYours();
    }
    caller = who.actor();
  }

  /**
   * Makes room for a body, before it is read.
   *
   * @throws ApiException 503 where there is none
   */
  public void carries(long size) {
    if (!bytes.take(size)) {
      throw Refusals.tooMuchWaiting();
    }
    carried += size;
    if (caller != null && !shares.take(caller, 0, size)) {
      bytes.giveBack(size);
      carried -= size;
      throw Refusals.tooManyOfYours();
    }
  }

  /** Gives back what a body did not need. */
  public void carriesOnly(long size) {
    long less = carried - size;
    carried = size;
    bytes.giveBack(less);
    if (caller != null) {
      shares.giveBack(caller, 0, less);
    }
  }

  /** Gives everything back, once. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    bytes.giveBack(carried);
    if (caller != null) {
      shares.giveBack(caller, 1, carried);
    }
    onClose.run();
    room.giveBack(1);
  }
}
