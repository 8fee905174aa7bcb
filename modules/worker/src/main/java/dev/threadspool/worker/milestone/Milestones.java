package dev.threadspool.worker.milestone;

/**
 * Is told when a batch reaches a milestone. In production nobody listens; a fault test blocks or
 * dies there.
 */
@FunctionalInterface
public interface Milestones {

  /** Does nothing. */
  Milestones UNWATCHED = _ -> {};

  /** Called on the thread that does the work. */
  void reached(Milestone milestone);
}
