package dev.threadspool.acceptance.faults.check.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record's bytes, to be compared. */
public record RawRecord(
    @Nullable ByteBuffer key, @Nullable ByteBuffer value, List<RawHeader> headers) {

  /** A header's bytes. */
  public record RawHeader(String name, @Nullable ByteBuffer value) {}

  public RawRecord {
    headers = List.copyOf(headers);
  }

  public static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
    List<RawHeader> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(new RawHeader(header.key(), wrapped(header.value())));
    }
    return new RawRecord(wrapped(record.key()), wrapped(record.value()), headers);
  }

  /** Of names and values, one after the other. */
  public int headerBytes() {
    return headers.stream()
        .mapToInt(
            header ->
                header.name().length() + (header.value() == null ? 0 : header.value().remaining()))
        .sum();
  }

  private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
