package dev.threadspool.store;

/**
 * A thread cannot be erased yet: its event may still come, and would come after the tombstone.
 * Nothing was changed.
 */
public final class Unannounced extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unannounced() {
    super("a thread is stored and not yet announced");
  }
}
