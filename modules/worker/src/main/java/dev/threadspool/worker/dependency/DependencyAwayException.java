package dev.threadspool.worker.dependency;

/** A dependency does not answer. Nothing is wrong with the record at hand: it waits. */
public final class DependencyAwayException extends RuntimeException {

  private final Dependency dependency;

  public DependencyAwayException(Dependency dependency, Throwable cause) {
    super(dependency.label() + " is away: " + cause.getMessage(), cause);
    this.dependency = dependency;
  }

  /** What is away. */
  public Dependency dependency() {
    return dependency;
  }
}
