package dev.threadspool.worker.decide;

import dev.threadspool.store.DeadLetter;
import dev.threadspool.worker.intake.Intake;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/**
 * Turns what went wrong with a record into a row, within bounds and without what PostgreSQL cannot
 * hold.
 */
final class DeadLetters {

  private static final int MESSAGE_CHARACTERS = 1_000;
  private static final int STACKTRACE_CHARACTERS = 8_000;

  private DeadLetters() {}

  static DeadLetter of(Intake.Unreadable unreadable, Instant now) {
    Throwable cause = unreadable.cause();
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    return new DeadLetter(
        unreadable.origin(),
        now,
        cause.getClass().getName(),
        storable(message, MESSAGE_CHARACTERS),
        storable(stacktrace(cause), STACKTRACE_CHARACTERS));
  }

  private static String stacktrace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /**
   * Without U+0000 and unpaired surrogates: a message may quote the very bytes that made the record
   * fail.
   */
  private static String storable(String text, int limit) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(point -> point != 0 && !isSurrogate(point))
        .limit(limit)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
