package dev.threadspool.operator.replay;

import dev.threadspool.operator.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** A record's place as commands print it: {@code TOPIC-PARTITION@OFFSET}. */
record Place(TopicPartition partition, long offset) {

  private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");

  /**
   * @throws UsageException where it is no place
   */
  static Place parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new UsageException(
          "%s is no place of a record: TOPIC-PARTITION@OFFSET, as audit prints it".formatted(text));
    }
    return new Place(
        new TopicPartition(parts.group(1), Integer.parseInt(parts.group(2))),
        Long.parseLong(parts.group(3)));
  }
}
