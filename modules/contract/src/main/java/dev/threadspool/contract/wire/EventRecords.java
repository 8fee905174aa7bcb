package dev.threadspool.contract.wire;

import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.ErasedCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The records that tell of stored rows. One that is made again from the same row says the same as
 * the first, with the same {@code ce_id} (members of maps may come in another order); its trace is
 * the source's, where that is known. Every method throws {@link RegistryUnavailableException} where
 * the registry does not answer. Thread-safe.
 */
public final class EventRecords {

  private final TopicNames topics;
  private final AvroWire wire;

  public EventRecords(TopicNames topics, AvroWire wire) {
    this.topics = topics;
    this.wire = wire;
  }

  /**
   * @param source the headers of the command that made the thread; empty where they are not known
   */
  public ProducerRecord<byte[], byte[]> created(StoredThread thread, Headers source) {
    return event(
        topics.created(),
        thread.threadUuid(),
        CreatedCodec.toAvro(thread),
        CloudEvents.created(thread),
        source);
  }

  /**
   * @param source the headers of the command that was rejected; empty where they are not known
   */
  public ProducerRecord<byte[], byte[]> rejected(Rejection rejection, Headers source) {
    return event(
        topics.createRejected(),
        rejection.threadUuid(),
        RejectedCodec.toAvro(rejection),
        CloudEvents.rejected(rejection),
        source);
  }

  /** A thread is not to be made again. */
  public ProducerRecord<byte[], byte[]> erased(ErasedThread erased) {
    return event(
        topics.erased(),
        erased.threadUuid(),
        ErasedCodec.toAvro(erased),
        CloudEvents.erased(erased),
        new RecordHeaders());
  }

  /** Makes compaction remove a thread's event. */
  public ProducerRecord<byte[], byte[]> tombstone(UUID threadUuid) {
    return new ProducerRecord<>(topics.created(), key(threadUuid), null);
  }

  private ProducerRecord<byte[], byte[]> event(
      String topic, UUID key, SpecificRecord value, CloudEvents attributes, Headers source) {
    Headers headers = new RecordHeaders();
    attributes.writeTo(headers);
    CloudEvents.copyTrace(source, headers);
    return new ProducerRecord<>(topic, null, null, key(key), wire.encode(topic, value), headers);
  }

  private static byte[] key(UUID threadUuid) {
    return threadUuid.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
