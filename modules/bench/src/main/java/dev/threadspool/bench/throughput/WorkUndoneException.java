package dev.threadspool.bench.throughput;

/** A contender has not done the whole job: its figures would compare nothing. */
public final class WorkUndoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WorkUndoneException(String message) {
    super(message);
  }
}
