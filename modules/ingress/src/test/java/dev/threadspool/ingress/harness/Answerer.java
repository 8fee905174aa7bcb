package dev.threadspool.ingress.harness;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Reads commands and replies to them, as the worker does, but stores nothing. */
public final class Answerer implements AutoCloseable {

  /** The time of every thread that is answered. */
  public static final Instant CREATED_AT = Instant.parse("2026-06-24T10:00:00Z");

  /** The actor's name in every answer. */
  public static final String ACTOR_NAME = "Ada Admin";

  /** A command as it came. */
  public record Received(ThreadCommand command, ConsumerRecord<byte[], byte[]> source) {

    public int replyPartition() {
      return Objects.requireNonNull(ReplyHeaders.replyPartition(source.headers()), "nobody waits");
    }

    public byte[] correlationId() {
      return Objects.requireNonNull(ReplyHeaders.correlationId(source.headers()), "nobody waits");
    }
  }

  /** What is replied; null for nothing. */
  public interface Behaviour extends Function<ThreadCommand, @Nullable ThreadCreateReply> {}

  private static final UUID ID = new UUID(0, 0);

  private final TopicNames names;
  private final AvroWire wire;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Answerer::create;

  Answerer(String bootstrapServers, TopicNames names, AvroWire wire) {
    this.names = names;
    this.wire = wire;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    TopicPartition commands = new TopicPartition(names.create(), 0);
    consumer.assign(List.of(commands));
    consumer.seekToBeginning(List.of(commands));
    this.thread = Thread.ofPlatform().name("answerer").start(this::run);
  }

  /** Every command is answered with its thread. */
  public static ThreadCreateReply create(ThreadCommand command) {
    return ReplyCodec.toAvro(command.commandId(), stored(command));
  }

  /** Every command is answered with this error. */
  public static Behaviour reject(ApiError error) {
    return command -> ReplyCodec.toAvro(command.commandId(), command.threadUuid(), error);
  }

  /** From then on it can do without the registry. */
  public void warm() {
    String create = names.create();
    ThreadCommand any =
        new ThreadCommand(
            ID,
            ID,
            ID,
            CREATED_AT,
            ID,
            ID,
            ID,
            new Actor(Actor.Type.USER, ID),
            "web_app",
            "",
            null,
            List.of());
    byte[] command = wire.encode(create, CommandCodec.toAvro(any));
    var _ = wire.decode(create, command, ThreadCreateCommand.class);
    var _ = wire.encode(names.createReply(), create(any));
  }

  public void behave(Behaviour now) {
    behaviour = now;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The one that asked for this thread. */
  public Received received(UUID threadUuid) {
    return received.stream()
        .filter(each -> each.command().threadUuid().equals(threadUuid))
        .findFirst()
        .orElseThrow();
  }

  /** The one with this prompt, once it is there. */
  public Received awaitReceived(String prompt) {
    return await()
        .until(
            () ->
                received.stream()
                    .filter(each -> each.command().prompt().equals(prompt))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Replies once more, by hand: to the partition that was named, or another. */
  public void reply(Received to, ThreadCreateReply reply, int partition) {
    RecordHeaders headers = new RecordHeaders();
    ReplyHeaders.writeCorrelationId(headers, to.correlationId());
    send(partition, headers, wire.encode(names.createReply(), reply));
  }

  /** A reply to somebody else. */
  public void replyToNobody(int partition, byte[] correlationId, byte[] value) {
    RecordHeaders headers = new RecordHeaders();
    ReplyHeaders.writeCorrelationId(headers, correlationId);
    send(partition, headers, value);
  }

  private void send(int partition, RecordHeaders headers, byte[] value) {
    var _ =
        producer.send(
            new ProducerRecord<>(names.createReply(), partition, new byte[0], value, headers));
  }

  private void run() {
    try {
      while (true) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::answer);
      }
    } catch (WakeupException e) {
      // It is told to stop.
    }
  }

  private void answer(ConsumerRecord<byte[], byte[]> record) {
    ThreadCommand command = decoded(record);
    Received now = new Received(command, record);
    received.add(now);
    Integer partition = ReplyHeaders.replyPartition(record.headers());
    if (partition == null || ReplyHeaders.correlationId(record.headers()) == null) {
      return;
    }
    ThreadCreateReply reply = behaviour.apply(command);
    if (reply != null) {
      reply(now, reply, partition);
    }
  }

  private ThreadCommand decoded(ConsumerRecord<byte[], byte[]> record) {
    try {
      return CommandCodec.fromAvro(
          wire.decode(names.create(), record.value(), ThreadCreateCommand.class));
    } catch (Exception e) {
      throw new IllegalStateException("an ingress published what no worker can read", e);
    }
  }

  private static StoredThread stored(ThreadCommand command) {
    return new StoredThread(
        command.threadUuid(),
        command.promptUuid(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        ACTOR_NAME,
        command.createdFrom(),
        null,
        null,
        CREATED_AT,
        command.commandId(),
        command.issuedAt(),
        new Origin(ID, 0, 0),
        new ContentHash((short) 1, "0".repeat(64)),
        command.prompt(),
        command.modelConfig(),
        List.of());
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
    producer.close();
  }
}
