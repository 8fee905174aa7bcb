package dev.threadspool.store.audit;

/** What an event tells of, each with the table where its rows are. */
public enum Subject {
  THREAD("thread"),
  REJECTION("rejection"),
  DEAD_LETTER("dead letter");

  private final String label;

  Subject(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
