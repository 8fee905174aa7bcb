package dev.threadspool.acceptance.faults.caller;

/** What has to hold of each {@code Idempotency-Key}, beside the invariants of every command. */
public enum KeyRule {
  ONE_THREAD_A_KEY("each Idempotency-Key is answered in the end, and ends in exactly one thread"),
  EQUAL_ANSWERS("all answers to one Idempotency-Key are equal, and name the thread that is stored");

  private final String sentence;

  KeyRule(String sentence) {
    this.sentence = sentence;
  }

  /** What it says, for people. */
  public String sentence() {
    return sentence;
  }
}
