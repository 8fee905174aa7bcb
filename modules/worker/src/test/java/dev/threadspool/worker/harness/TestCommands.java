package dev.threadspool.worker.harness;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.local.sample.SampleLightdash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes commands as an upstream service would, each acknowledged before the next. */
public final class TestCommands implements AutoCloseable {

  private final String bootstrapServers;
  private final TopicNames names;
  private final AvroWire wire;
  private final KafkaProducer<byte[], byte[]> producer;

  TestCommands(String bootstrapServers, TopicNames names, AvroWire wire) {
    this.bootstrapServers = bootstrapServers;
    this.names = names;
    this.wire = wire;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * A record as it goes out.
   *
   * @param value null for a tombstone
   */
  public record Raw(String key, byte @Nullable [] value) {}

  /** A new thread for the sample's admin and open agent. */
  public static ThreadCommand asking(ContextItem... context) {
    return asking(UUID.randomUUID(), SampleLightdash.ADMIN, "What sells?", context);
  }

  /** A new thread for a trusted service, which may pin all nine kinds. */
  public static ThreadCommand askedByAService(ContextItem... context) {
    return asking(
        UUID.randomUUID(), new Actor(Actor.Type.SERVICE, UUID.randomUUID()), "Fix it", context);
  }

  public static ThreadCommand asking(
      UUID threadUuid, UUID userUuid, String prompt, ContextItem... context) {
    return asking(threadUuid, new Actor(Actor.Type.USER, userUuid), prompt, context);
  }

  /** The same with another prompt, ids included. */
  public static ThreadCommand withPrompt(ThreadCommand command, String prompt) {
    return new ThreadCommand(
        command.commandId(),
        command.threadUuid(),
        command.promptUuid(),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        command.createdFrom(),
        prompt,
        command.modelConfig(),
        command.context());
  }

  private static ThreadCommand asking(
      UUID threadUuid, Actor actor, String prompt, ContextItem... context) {
    return new ThreadCommand(
        UUID.randomUUID(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        SampleLightdash.ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        actor,
        "web_app",
        prompt,
        null,
        List.of(context));
  }

  /** Publishes a command whose sender waits for the reply. */
  public RecordMetadata ask(ThreadCommand command) {
    return send(command, waiting());
  }

  /** What a record carries whose sender waits. */
  public Header[] waiting() {
    return new Header[] {
      new RecordHeader(ReplyHeaders.CORRELATION_ID, new byte[] {1, 2, 3}),
      new RecordHeader(
          ReplyHeaders.REPLY_TOPIC, names.createReply().getBytes(StandardCharsets.UTF_8))
    };
  }

  public RecordMetadata send(ThreadCommand command, Header... headers) {
    return sendRaw(
        command.threadUuid().toString(),
        wire.encode(names.create(), CommandCodec.toAvro(command)),
        headers);
  }

  /** Publishes to the topic of upstream services. */
  public RecordMetadata sendUpstream(ThreadCommand command) {
    return await(
        producer.send(
            new ProducerRecord<>(
                names.createUpstream(),
                command.threadUuid().toString().getBytes(StandardCharsets.UTF_8),
                wire.encode(names.createUpstream(), CommandCodec.toAvro(command)))));
  }

  /** Sends all of them, in order within a partition, and waits for all acknowledgments. */
  public void sendAll(List<ThreadCommand> commands) {
    List<Future<RecordMetadata>> acknowledgments = new ArrayList<>();
    for (ThreadCommand command : commands) {
      acknowledgments.add(
          producer.send(
              new ProducerRecord<>(
                  names.create(),
                  command.threadUuid().toString().getBytes(StandardCharsets.UTF_8),
                  wire.encode(names.create(), CommandCodec.toAvro(command)))));
    }
    acknowledgments.forEach(TestCommands::await);
  }

  /** The bytes of a command. */
  public byte[] encode(ThreadCreateCommand command) {
    return wire.encode(names.create(), command);
  }

  /** Sends all of them, whatever they are, and waits for all acknowledgments. */
  public void sendAllRaw(List<Raw> records) {
    List<Future<RecordMetadata>> acknowledgments = new ArrayList<>();
    for (Raw record : records) {
      acknowledgments.add(
          producer.send(
              new ProducerRecord<>(
                  names.create(), record.key().getBytes(StandardCharsets.UTF_8), record.value())));
    }
    acknowledgments.forEach(TestCommands::await);
  }

  public RecordMetadata sendRaw(String key, byte[] value, Header... headers) {
    return await(
        producer.send(
            new ProducerRecord<>(
                names.create(),
                null,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                List.of(headers))));
  }

  /** Publishes what is small on its way and large where it arrives. */
  public RecordMetadata sendCompressed(String key, byte[] value) {
    try (KafkaProducer<byte[], byte[]> compressing =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "compression.type",
                "gzip",
                "max.request.size",
                2 * value.length),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return await(
          compressing.send(
              new ProducerRecord<>(names.create(), key.getBytes(StandardCharsets.UTF_8), value)));
    }
  }

  private static RecordMetadata await(Future<RecordMetadata> acknowledgment) {
    try {
      return acknowledgment.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the command was not acknowledged", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
