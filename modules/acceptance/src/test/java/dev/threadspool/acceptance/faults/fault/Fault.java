package dev.threadspool.acceptance.faults.fault;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

/** A kind of trouble. Stateless: each time that it is inflicted is another case of it. */
public interface Fault {

  /** When it can be inflicted. */
  enum Moment {
    /** While commands come in. */
    UNDER_LOAD,
    /** When everything is decided and announced, and nothing comes in. */
    AT_REST
  }

  /** Lower-case words with hyphens; the same in the suite's options, its output and the docs. */
  String name();

  /** What is done, for people. */
  String sentence();

  /** What it lays its hands on, and what has to be well for it to be inflicted and healed. */
  Set<Part> touches();

  /** Whether there have to be three brokers. */
  default boolean needsCluster() {
    return false;
  }

  /** Whether callers have to ask over HTTP meanwhile. */
  default boolean needsCallers() {
    return false;
  }

  /** Whether events may come once more by it, within the window that it notes. */
  default boolean leavesWindow() {
    return false;
  }

  default Moment moment() {
    return Moment.UNDER_LOAD;
  }

  /** How long it lasts. */
  default Duration lasting() {
    return Duration.ZERO;
  }

  /**
   * Returns when the trouble is there.
   *
   * @param chance whatever is left to chance, by the suite's seed
   */
  Trouble inflict(World world, Random chance);
}
