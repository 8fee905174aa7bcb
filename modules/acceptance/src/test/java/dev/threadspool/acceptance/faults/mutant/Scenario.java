package dev.threadspool.acceptance.faults.mutant;

/** A short run in which a guard is needed. With it, all invariants hold. */
interface Scenario {

  /** What happens, in a sentence. */
  String story();

  /** How many the command topic has. */
  default int partitions() {
    return 1;
  }

  /** Publishes, starts workers, does the harm, and returns when all is decided and announced. */
  void play(Stage stage);
}
