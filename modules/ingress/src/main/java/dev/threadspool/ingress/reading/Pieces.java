package dev.threadspool.ingress.reading;

import dev.threadspool.store.PieceLimit;
import dev.threadspool.store.ThreadEntry;
import dev.threadspool.store.ThreadPiece;
import dev.threadspool.store.ThreadPosition;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a list, of which a piece at a time is held: the next one is read when the last entry
 * was taken. For one thread.
 */
final class Pieces implements Iterator<ThreadEntry> {

  private static final int THREADS = 100;

  /** Those threads may have a quarter of a megabyte each, and every reader has his own. */
  private static final long PROMPT_BYTES = 1024 * 1024;

  private final Source source;
  private final Queue<ThreadEntry> held = new ArrayDeque<>();
  private long wanted;
  private boolean isMore;
  private @Nullable ThreadPosition taken;

  /** Where pieces come from. */
  interface Source {

    /**
     * @param after where to go on; null for the beginning
     * @param skip so many are left out
     */
    ThreadPiece read(@Nullable ThreadPosition after, long skip, PieceLimit limit);
  }

  /**
   * Reads the first piece: whatever can be refused is refused here.
   *
   * @param skip so many are left out
   * @param wanted so many at most
   */
  Pieces(Source source, long skip, long wanted) {
    this.source = source;
    this.wanted = wanted;
    read(skip);
  }

  private void read(long skip) {
    int threads = (int) Math.min(wanted, THREADS);
    ThreadPiece piece = source.read(taken, skip, new PieceLimit(threads, PROMPT_BYTES));
    int found = piece.entries().size();
    held.addAll(piece.entries());
    wanted -= found;
    isMore = piece.cut() || (found == threads && wanted > 0);
  }

  @Override
  public boolean hasNext() {
    if (held.isEmpty() && isMore) {
      read(0);
    }
    return !held.isEmpty();
  }

  @Override
  public ThreadEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ThreadEntry entry = held.remove();
    taken = ThreadPosition.of(entry);
    return entry;
  }
}
