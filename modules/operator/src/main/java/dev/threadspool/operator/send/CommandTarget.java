package dev.threadspool.operator.send;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.limits.TextLimits;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.console.Console;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * A command topic. What it has acknowledged is done, once; by whom and when, {@code tail} tells.
 */
final class CommandTarget implements Target<CommandTarget.Prepared> {

  private static final int AT_A_TIME = 500;
  private static final String SOURCE = "/threadspool/operator/send";

  private final String topic;
  private final Set<Actor.Type> actors;
  private final AvroWire wire;
  private final Producer<byte[], byte[]> producer;
  private final Console run;

  /** An entry, ready to go. */
  record Prepared(int place, UUID threadUuid, ProducerRecord<byte[], byte[]> record) {}

  /**
   * @param actors whom the topic allows
   * @param producer is closed with this
   */
  CommandTarget(
      String topic,
      Set<Actor.Type> actors,
      AvroWire wire,
      Producer<byte[], byte[]> producer,
      Console run) {
    this.topic = topic;
    this.actors = actors;
    this.wire = wire;
    this.producer = producer;
    this.run = run;
  }

  @Override
  public Prepared prepare(Entry entry) throws BadEntryException {
    ThreadCommand command = command(entry);
    if (!actors.contains(command.actor().type())) {
      throw new BadEntryException(
          "%s takes no commands of a %s (--topic)"
              .formatted(topic, command.actor().type().name().toLowerCase(java.util.Locale.ROOT)));
    }
    var avro = CommandCodec.toAvro(command);
    ApiError beyond = TextLimits.check(avro);
    if (beyond != null) {
      throw new BadEntryException(beyond.message());
    }
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            command.threadUuid().toString().getBytes(StandardCharsets.US_ASCII),
            wire.encode(topic, avro));
    CloudEvents.command(command, SOURCE).writeTo(record.headers());
    return new Prepared(entry.place(), command.threadUuid(), record);
  }

  private static ThreadCommand command(Entry entry) throws BadEntryException {
    Fields fields = new Fields(entry.json());
    ThreadRequest request = fields.request();
    UUID threadUuid =
        Objects.requireNonNullElseGet(
            fields.optionalUuid("threadUuid"), () -> entry.derived("thread"));
    return new ThreadCommand(
        Objects.requireNonNullElseGet(
            fields.optionalUuid("commandId"), () -> entry.derived("command")),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        fields.uuid("organizationUuid"),
        fields.uuid("projectUuid"),
        fields.uuid("agentUuid"),
        fields.actor(),
        Objects.requireNonNullElse(fields.optionalText("createdFrom"), "send"),
        request.prompt(),
        request.modelConfig(),
        request.context());
  }

  @Override
  public int atATime() {
    return AT_A_TIME;
  }

  @Override
  public void send(List<Prepared> some) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    some.forEach(each -> sent.add(producer.send(each.record())));
    producer.flush();
    for (int i = 0; i < sent.size(); i++) {
      RecordMetadata at = acknowledged(sent.get(i));
      Prepared each = some.get(i);
      String place = "%s-%d@%d".formatted(at.topic(), at.partition(), at.offset());
      run.summary().add("sent", 1);
      run.item(
          "%d: thread %s  sent to %s".formatted(each.place(), each.threadUuid(), place),
          Map.of("entry", each.place(), "thread", each.threadUuid().toString(), "place", place));
    }
  }

  private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException refusal
          ? refusal
          : new KafkaException("a command was not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while sending", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
