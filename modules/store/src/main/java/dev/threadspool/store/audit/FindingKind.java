package dev.threadspool.store.audit;

import java.util.Locale;

/** What can be wrong. */
public enum FindingKind {
  LOST("a command without any outcome"),
  DECIDED_TWICE("a command with more than one outcome"),
  NO_COMMAND("an outcome of a command that is not there"),
  TORN("a thread without its prompt"),
  NOT_ANNOUNCED("stored, but never announced"),
  NOT_STORED("announced, but not stored"),
  DOUBLED("announced more than once"),
  UNEQUAL("announced otherwise than it is stored"),
  TOMBSTONED("stored, but its event is deleted"),
  NOT_ERASED("erased, but still there"),
  NOT_MARKED("erased, and the database does not know it"),
  UNREADABLE("an event that nobody can read");

  private final String sentence;

  FindingKind(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }

  /** In lower case, as commands print it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
