package dev.threadspool.worker.dependency;

/**
 * Something that an operator has to put right before the worker can work. Its message says what,
 * and how.
 */
public final class ObstacleException extends RuntimeException {

  public ObstacleException(String message) {
    super(message);
  }
}
