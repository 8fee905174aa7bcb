package dev.threadspool.operator.dlq;

import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a dead letter is in its topic; written {@code PARTITION@OFFSET}. */
record Place(int partition, long offset) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::partition).thenComparingLong(Place::offset);

  static Place of(ConsumerRecord<byte[], byte[]> record) {
    return new Place(record.partition(), record.offset());
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }

  /** From the command line. */
  static final class Converter implements ITypeConverter<Place> {

    @Override
    public Place convert(String text) {
      if (!text.matches("\\d{1,9}@\\d{1,18}")) {
        throw new TypeConversionException(
            "'%s' is no PARTITION@OFFSET, such as 3@1742".formatted(text));
      }
      int at = text.indexOf('@');
      return new Place(
          Integer.parseInt(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }
  }
}
