package dev.threadspool.contract.wire;

import dev.threadspool.contract.codec.ContractRecords;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes and back, in Confluent's wire format, by the serializer and deserializer that
 * the configuration names ({@code value.serializer}, {@code value.deserializer}; where it names
 * none {@link PlannedAvroSerializer} and Confluent's own). Thread-safe.
 */
public final class AvroWire implements AutoCloseable {

  private static final String SERIALIZER = "value.serializer";
  private static final String DESERIALIZER = "value.deserializer";
  private static final String CONFLUENTS_DESERIALIZER = KafkaAvroDeserializer.class.getName();

  /** Of the registry's five-digit error codes 40401, 40402 and 40403. */
  private static final int NOT_FOUND = 404;

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry(SERIALIZER, PlannedAvroSerializer.class.getName()),
          Map.entry(DESERIALIZER, CONFLUENTS_DESERIALIZER),
          Map.entry("auto.register.schemas", false),
          Map.entry("avro.remove.java.properties", true),
          Map.entry("specific.avro.reader", true),
          Map.entry("http.connect.timeout.ms", 3_000),
          Map.entry("http.read.timeout.ms", 3_000),
          Map.entry("max.retries", 1),
          Map.entry("retries.wait.ms", 100),
          Map.entry("retries.max.wait.ms", 200),
          // A flood of records with an id that nobody knows must not be a flood of requests; and
          // a schema that comes late is not to be missed for long.
          Map.entry("missing.id.cache.ttl.sec", 2L));

  private final Map<String, Object> configuration;
  private final Serializer<Object> serializer;
  // A deserializer reads for one thread at a time.
  private final Queue<Deserializer<Object>> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param configuration in Confluent's keys; {@code schema.registry.url} at least
   */
  public AvroWire(Map<String, ?> configuration) {
    ContractRecords.install();
    this.configuration = new HashMap<>(DEFAULTS);
    this.configuration.putAll(configuration);
    this.serializer = made(SERIALIZER);
    serializer.configure(this.configuration, false);
  }

  /**
   * @throws RegistryUnavailableException where the registry does not answer, or does not have the
   *     schema
   */
  public byte[] encode(String topic, SpecificRecord record) {
    try {
      return serializer.serialize(topic, record);
    } catch (KafkaException failure) {
      if (causedBy(failure, RestClientException.class) != null
          || causedBy(failure, ApiException.class) != null
          || causedBy(failure, IOException.class) != null) {
        throw new RegistryUnavailableException(
            "the schema of topic %s is not to be had: %s".formatted(topic, reason(failure)),
            failure);
      }
      throw failure;
    }
  }

  /**
   * @param bytes may be null, as a record's value may be
   * @throws RegistryUnavailableException where the registry does not answer
   * @throws UnreadableRecordException where the bytes are no record of this type
   */
  public <T extends SpecificRecord> T decode(String topic, byte @Nullable [] bytes, Class<T> type) {
    if (bytes == null) {
      throw new UnreadableRecordException("the record has no value", null);
    }
    Deserializer<Object> idler = idle.poll();
    Deserializer<Object> reader = idler == null ? newReader() : idler;
    try {
      Object record = reader.deserialize(topic, bytes);
      if (!type.isInstance(record)) {
        throw new UnreadableRecordException(
            "the record is no " + type.getSimpleName() + " but " + record.getClass().getName(),
            null);
      }
      return type.cast(record);
    } catch (UnreadableRecordException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throw told(failure);
    } finally {
      idle.add(reader);
    }
  }

  /** Of Confluent's all ask one client: a schema that one of them knows is not asked for again. */
  private Deserializer<Object> newReader() {
    Deserializer<Object> reader =
        serializer instanceof KafkaAvroSerializer confluents
                && CONFLUENTS_DESERIALIZER.equals(configuration.get(DESERIALIZER))
            ? new KafkaAvroDeserializer(confluents.getSchemaRegistryClient())
            : made(DESERIALIZER);
    reader.configure(configuration, false);
    return reader;
  }

  private static RuntimeException told(RuntimeException failure) {
    RestClientException answer = causedBy(failure, RestClientException.class);
    if (answer != null && !saysThatThereIsNone(answer)) {
      return new RegistryUnavailableException(
          "the registry answers %d: %s".formatted(answer.getStatus(), answer.getMessage()),
          failure);
    }
    IOException io = causedBy(failure, IOException.class);
    // Some answers (too many requests) come as the exception that a broker's would be.
    ApiException refusal = causedBy(failure, ApiException.class);
    if (answer == null && (refusal != null || (io != null && !isOfTheDecoder(io)))) {
      return new RegistryUnavailableException(
          "the registry does not answer: " + reason(failure), failure);
    }
    return new UnreadableRecordException(reason(failure), failure);
  }

  /** A 404 in the registry's own words: any other may come from a proxy, or from a wrong path. */
  private static boolean saysThatThereIsNone(RestClientException answer) {
    return answer.getErrorCode() / 100 == NOT_FOUND;
  }

  /** Input that ends early, or a number that does not end, is an IOException too. */
  private static boolean isOfTheDecoder(IOException io) {
    return io instanceof EOFException || io.getClass().getName().startsWith("org.apache.avro.");
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  private static <E extends Throwable> @Nullable E causedBy(Throwable failure, Class<E> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  // The configuration names a class of the wanted kind, or it fails at the first use.
  @SuppressWarnings("unchecked")
  private <T> T made(String key) {
    try {
      return (T) Utils.newInstance(String.valueOf(configuration.get(key)), Object.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(key + " names a class that is not there", e);
    }
  }

  @Override
  public void close() {
    serializer.close();
    idle.forEach(Deserializer::close);
  }
}
