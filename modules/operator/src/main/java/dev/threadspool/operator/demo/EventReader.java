package dev.threadspool.operator.demo;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.parts.Running;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the three topics that tell what became of commands. */
final class EventReader {

  private EventReader() {}

  static Announced read(Running running) {
    TopicNames names = running.settings().topics().names();
    try (TopicReader reader = new TopicReader(running.stack().bootstrapServers());
        AvroWire wire = new AvroWire(running.settings().registry())) {
      return new Announced(
          events(
              reader,
              names.created(),
              read ->
                  CreatedCodec.fromAvro(
                      wire.decode(read.topic(), read.value(), ThreadCreated.class))),
          events(
              reader,
              names.createRejected(),
              read ->
                  RejectedCodec.fromAvro(
                      wire.decode(read.topic(), read.value(), ThreadCreateRejected.class))),
          events(reader, names.createDlt(), EventReader::deadLetter));
    }
  }

  private static <T> List<Announced.Event<T>> events(
      TopicReader reader, String topic, Function<ConsumerRecord<byte[], byte[]>, T> content) {
    return reader.read(topic).stream()
        .map(
            read ->
                new Announced.Event<>(topic, read.partition(), read.offset(), content.apply(read)))
        .toList();
  }

  private static Announced.DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> read) {
    return new Announced.DeadLetter(
        ByteBuffer.wrap(header(read, "kafka_dlt-original-partition")).getInt(),
        ByteBuffer.wrap(header(read, "kafka_dlt-original-offset")).getLong(),
        new String(header(read, "kafka_dlt-exception-message"), StandardCharsets.UTF_8),
        read.value());
  }

  private static byte[] header(ConsumerRecord<byte[], byte[]> read, String name) {
    Header header = read.headers().lastHeader(name);
    return header == null ? new byte[Long.BYTES] : header.value();
  }
}
