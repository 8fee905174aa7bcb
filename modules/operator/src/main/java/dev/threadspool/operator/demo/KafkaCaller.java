package dev.threadspool.operator.demo;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.parts.Running;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks for threads as an upstream service would: without HTTP, by a command on the topic. */
final class KafkaCaller implements AutoCloseable {

  private static final UUID SERVICE = UUID.fromString("5e000000-0000-4000-8000-000000000001");

  private final TopicNames topics;
  private final AvroWire wire;
  private final KafkaProducer<byte[], byte[]> producer;

  KafkaCaller(Running running) {
    this.topics = running.settings().topics().names();
    this.wire = new AvroWire(running.settings().registry());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", running.stack().bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * A thread with all nine kinds of context, for a trusted service: only such a one may pin what
   * the review of conversations found.
   *
   * @param conversation a thread that is there already
   */
  static ThreadCommand command(UUID conversation) {
    UUID threadUuid = UUID.randomUUID();
    return new ThreadCommand(
        UUID.randomUUID(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        SampleLightdash.ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        new Actor(Actor.Type.SERVICE, SERVICE),
        "upstream-service",
        "Fix what the review found.",
        null,
        List.of(
            new ContextItem.Chart(SampleLightdash.NESTED_CHART, null, null),
            new ContextItem.Dashboard(SampleLightdash.DASHBOARD, null),
            new ContextItem.Thread(conversation, null),
            new ContextItem.File("models/orders.sql"),
            new ContextItem.Repository("jaffle-shop/dbt"),
            new ContextItem.PullRequest(SampleLightdash.PULL_REQUEST),
            new ContextItem.ProposedChange(SampleLightdash.FINGERPRINT),
            new ContextItem.ReviewFinding(SampleLightdash.FINGERPRINT),
            new ContextItem.PreviewEnvironment(SampleLightdash.PREVIEW_PROJECT)));
  }

  /** On the topic that only trusted services write. Returns when it is acknowledged. */
  RecordMetadata publish(ThreadCommand command) throws InterruptedException {
    String topic = topics.createUpstream();
    var published =
        new ProducerRecord<>(
            topic,
            text(command.threadUuid().toString()),
            wire.encode(topic, CommandCodec.toAvro(command)));
    CloudEvents.command(command, "/demo").writeTo(published.headers());
    return send(published);
  }

  /** Bytes that no schema makes sense of. */
  RecordMetadata publishPoison() throws InterruptedException {
    return send(new ProducerRecord<>(topics.create(), text("poison"), text("this is no Avro")));
  }

  private RecordMetadata send(ProducerRecord<byte[], byte[]> published)
      throws InterruptedException {
    try {
      return producer.send(published).get();
    } catch (ExecutionException e) {
      throw new AwayException("the command was not acknowledged", e.getCause());
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    wire.close();
  }
}
