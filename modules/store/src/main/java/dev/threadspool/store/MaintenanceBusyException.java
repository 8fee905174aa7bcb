package dev.threadspool.store;

/** Somebody else maintains the database now. */
public final class MaintenanceBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MaintenanceBusyException() {
    super("another restore, repair or replay of this database is running");
  }
}
