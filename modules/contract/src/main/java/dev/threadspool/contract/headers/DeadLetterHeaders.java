package dev.threadspool.contract.headers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter's headers: the record's own, and spring-kafka's ({@code KafkaHeaders.DLT_…}) on
 * where it came from and what went wrong, in spring-kafka's encodings, and Threadspool's own
 * ({@code threadspool_dlt-…}) that spring-kafka has no name for. All of them together keep within
 * 16 KiB: the stack trace is cut first, then the record's own headers are left out from the end,
 * and it is said how many. A dead letter that was sent to be worked on again, and fails again,
 * tells of this time only.
 */
public final class DeadLetterHeaders {

  private static final String PREFIX = "kafka_dlt-";
  private static final String OWN_PREFIX = "threadspool_dlt-";
  private static final int LIMIT_BYTES = 16 * 1024;

  /** What it takes to say how many headers were left out. */
  private static final int CUT_BYTES = DeadLetterFacts.HEADERS_CUT.length() + 10;

  /** What is longer in UTF-8 is cut; whoever stores it should not keep more. */
  public static final int STACKTRACE_BYTES = 6 * 1024;

  /** What is longer in UTF-8 is cut; whoever stores it should not keep more. */
  public static final int MESSAGE_BYTES = 1024;

  /** What a header takes at most beside name and value: their lengths. Empty ones count too. */
  private static final int HEADER_FRAME_BYTES = 10;

  /** Of key and value; the dead-letter topic takes 4.25 MiB, with these headers. */
  private static final int CONTENT_BYTES = 4 * 1024 * 1024 + 128 * 1024;

  private DeadLetterHeaders() {}

  /** The record's own, and behind them what went wrong; texts are cut to what has room. */
  public static Headers of(ConsumerRecord<byte[], byte[]> source, DeadLetterCause cause) {
    Headers added = new RecordHeaders();
    HeaderText.write(added, PREFIX + "original-topic", source.topic());
    added.add(PREFIX + "original-partition", intBytes(source.partition()));
    added.add(PREFIX + "original-offset", longBytes(source.offset()));
    added.add(PREFIX + "original-timestamp", longBytes(source.timestamp()));
    HeaderText.write(added, PREFIX + "original-timestamp-type", source.timestampType().toString());
    HeaderText.write(added, PREFIX + "original-consumer-group", cause.consumerGroup());
    HeaderText.write(added, PREFIX + "exception-fqcn", cause.exception());
    added.add(PREFIX + "exception-message", cut(cause.message(), MESSAGE_BYTES));
    added.add(PREFIX + "exception-stacktrace", cut(cause.stacktrace(), STACKTRACE_BYTES));

    HeaderText.write(added, DeadLetterFacts.TOPIC_ID, cause.topicId().toString());
    HeaderText.write(added, DeadLetterFacts.FAILED_AT, cause.failedAt().toString());
    if (isTooLarge(source)) {
      HeaderText.write(
          added, DeadLetterFacts.VALUE_LEFT_OUT, String.valueOf(length(source.value())));
    }

    List<Header> own = own(source.headers());
    int room = LIMIT_BYTES - size(added);
    if (size(own) > room) {
      List<Header> kept = first(own, room - CUT_BYTES);
      HeaderText.write(
          added, DeadLetterFacts.HEADERS_CUT, String.valueOf(own.size() - kept.size()));
      own = kept;
    }
    Headers all = new RecordHeaders();
    own.forEach(all::add);
    added.forEach(all::add);
    return all;
  }

  /** Whether the dead letter is without the record's value, and says so. */
  public static boolean isTooLarge(ConsumerRecord<byte[], byte[]> source) {
    return (long) length(source.key()) + length(source.value()) > CONTENT_BYTES;
  }

  /** Whether a header tells of a failure, and so is none of the record's own. */
  public static boolean isAdded(Header header) {
    return header.key().startsWith(PREFIX) || header.key().startsWith(OWN_PREFIX);
  }

  private static List<Header> own(Headers headers) {
    List<Header> own = new ArrayList<>();
    for (Header header : headers) {
      if (!isAdded(header)) {
        own.add(header);
      }
    }
    return own;
  }

  /** As many from the begin as have room. */
  private static List<Header> first(List<Header> headers, int room) {
    int left = room;
    int kept = 0;
    while (kept < headers.size() && size(headers.get(kept)) <= left) {
      left -= size(headers.get(kept));
      kept++;
    }
    return headers.subList(0, kept);
  }

  private static int size(Iterable<Header> headers) {
    int size = 0;
    for (Header header : headers) {
      size += size(header);
    }
    return size;
  }

  private static int size(Header header) {
    return HEADER_FRAME_BYTES
        + header.key().getBytes(StandardCharsets.UTF_8).length
        + length(header.value());
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static byte[] cut(String text, int bytes) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= bytes) {
      return utf8;
    }
    int end = bytes;
    while (isInsideOfACharacter(utf8[end])) {
      end--;
    }
    return Arrays.copyOf(utf8, end);
  }

  private static boolean isInsideOfACharacter(byte unit) {
    return (unit & 0b1100_0000) == 0b1000_0000;
  }

  private static byte[] intBytes(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  private static byte[] longBytes(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
