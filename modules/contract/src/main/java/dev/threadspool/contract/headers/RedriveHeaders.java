package dev.threadspool.contract.headers;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a record that is sent again from the dead letters: its own, and how often that was
 * done. The count stands before all others, because a dead letter whose headers have no room leaves
 * out the last ones.
 */
public final class RedriveHeaders {

  /** How often the record was sent again, in decimal digits. */
  public static final String COUNT = "threadspool_redrive-count";

  private RedriveHeaders() {}

  /**
   * How often the record was sent again, 0 where it never was. Of several counts the largest, and
   * {@link Integer#MAX_VALUE} where one is no number: nobody but a publisher's own mistake can have
   * written that, and it must not make a loop.
   */
  public static int count(Headers headers) {
    int count = 0;
    for (Header header : headers.headers(COUNT)) {
      count = Math.max(count, number(header.value()));
    }
    return count;
  }

  /** A dead letter's headers as those of its record, to be sent once more. */
  public static Headers again(Headers deadLetter) {
    Headers again = new RecordHeaders();
    HeaderText.write(again, COUNT, String.valueOf(Math.addExact(count(deadLetter), 1)));
    for (Header header : deadLetter) {
      if (!DeadLetterHeaders.isAdded(header) && !header.key().equals(COUNT)) {
        again.add(header);
      }
    }
    return again;
  }

  private static int number(byte[] value) {
    String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }
}
