package dev.threadspool.store;

import java.util.List;

/**
 * A piece of a list.
 *
 * @param cut whether more threads were asked for and are there, and only their prompts were too
 *     much
 */
public record ThreadPiece(List<ThreadEntry> entries, boolean cut) {

  public ThreadPiece {
    entries = List.copyOf(entries);
  }
}
