package dev.threadspool.ingress.startup;

/** Something that an operator has to put right first. Its message says what, and how. */
final class Obstacle extends RuntimeException {

  private static final long serialVersionUID = 1;

  Obstacle(String message) {
    super(message);
  }
}
