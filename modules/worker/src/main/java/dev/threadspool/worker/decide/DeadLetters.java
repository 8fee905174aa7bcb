package dev.threadspool.worker.decide;

import dev.threadspool.contract.headers.DeadLetterHeaders;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.worker.intake.Intake;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Turns what went wrong with a record into a row, without what PostgreSQL cannot hold, and no
 * longer than what the dead letter's headers carry: a restored row is the same.
 */
final class DeadLetters {

  private DeadLetters() {}

  static DeadLetter of(Intake.Unreadable unreadable, Instant now) {
    Throwable cause = unreadable.cause();
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    return new DeadLetter(
        unreadable.origin(),
        now,
        cause.getClass().getName(),
        storable(message, DeadLetterHeaders.MESSAGE_BYTES),
        storable(stacktrace(cause), DeadLetterHeaders.STACKTRACE_BYTES));
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
  private static String storable(String text, int bytes) {
    StringBuilder kept = new StringBuilder();
    int left = bytes;
    int[] points =
        text.codePoints().filter(each -> each != 0 && !isSurrogate(each)).limit(bytes).toArray();
    for (int point : points) {
      left -= Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
