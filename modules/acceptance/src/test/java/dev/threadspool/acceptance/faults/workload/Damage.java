package dev.threadspool.acceptance.faults.workload;

/** What is wrong with a record that does not carry a good command. */
public enum Damage {
  /** Bytes in no wire format. */
  NO_MAGIC_BYTE,
  /** The wire format, with the id of a schema that no registry has. */
  UNKNOWN_SCHEMA,
  /** A command that ends early. */
  TRUNCATED,
  /** No value at all. */
  TOMBSTONE,
  /** An actor of a type that only a newer version knows. */
  NEWER_ACTOR,
  /** Own headers of more bytes than a dead letter keeps, over bytes in no wire format. */
  MANY_HEADERS,
  /** A prompt uuid that is not the thread's. */
  FOREIGN_PROMPT,
  /** U+0000 in the prompt. */
  NUL_IN_PROMPT,
  /** Issued in a year that no database has. */
  ISSUED_TOO_LATE,
  /** A context item with another member than its kind names. */
  WRONG_MEMBER;

  /** Whether it can be read nevertheless, and so is rejected rather than dead-lettered. */
  public boolean isReadable() {
    return switch (this) {
      case NO_MAGIC_BYTE, UNKNOWN_SCHEMA, TRUNCATED, TOMBSTONE, NEWER_ACTOR, MANY_HEADERS -> false;
      case FOREIGN_PROMPT, NUL_IN_PROMPT, ISSUED_TOO_LATE, WRONG_MEMBER -> true;
    };
  }
}
