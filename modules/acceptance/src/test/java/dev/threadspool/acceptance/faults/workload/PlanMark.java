package dev.threadspool.acceptance.faults.workload;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Marks a record, and the reply that it asks for, with its place in its plan: so each record on the
 * log is known, whatever became of publishing it.
 */
public final class PlanMark {

  private static final String HEADER = "fault-plan";

  /** What nobody's plan has. */
  public static final int NONE = -1;

  private PlanMark() {}

  static void write(Headers headers, long seed, int index) {
    headers.add(HEADER, bytes(seed, index));
  }

  static byte[] bytes(long seed, int index) {
    return (seed + "/" + index).getBytes(StandardCharsets.US_ASCII);
  }

  /** The record's index in the plan of this seed, or {@link #NONE}. */
  public static int read(Headers headers, long seed) {
    Header header = headers.lastHeader(HEADER);
    return header == null ? NONE : read(header.value(), seed);
  }

  /** The same of a correlation id. */
  public static int read(byte[] mark, long seed) {
    String[] parts = new String(mark, StandardCharsets.US_ASCII).split("/", -1);
    return parts.length == 2
            && parts[0].equals(String.valueOf(seed))
            && parts[1].matches("\\d{1,9}")
        ? Integer.parseInt(parts[1])
        : NONE;
  }
}
