package dev.threadspool.operator.load;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.parts.LocalSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Commands that make threads, some that are refused, and one record that nobody can read. */
public final class ManyCommands {

  private static final int REFUSED_ONE_IN = 50;

  private final LocalSettings settings;
  private final Console run;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public ManyCommands(LocalSettings settings, Console run) {
    this.settings = settings;
    this.run = run;
  }

  /**
   * Returns when all are acknowledged.
   *
   * @param threads that are made
   * @return how many records there are
   */
  public int publish(int threads) {
    int refused = threads / REFUSED_ONE_IN;
    int all = threads + refused + 1;
    String topic = settings.topics().names().create();
    try (AvroWire wire = new AvroWire(settings.registry());
        KafkaProducer<byte[], byte[]> producer = producer();
        Progress progress = run.progress("commands", all)) {
      for (int i = 0; i < threads + refused; i++) {
        run.checkpoint();
        ThreadCommand command = command(i, i < threads);
        var published =
            new ProducerRecord<>(
                topic,
                text(command.threadUuid().toString()),
                wire.encode(topic, CommandCodec.toAvro(command)));
        CloudEvents.command(command, "/demo").writeTo(published.headers());
        send(producer, published, progress);
      }
      send(
          producer, new ProducerRecord<>(topic, text("poison"), text("this is no Avro")), progress);
      producer.flush();
    }
    Exception failed = failure.get();
    if (failed != null) {
      throw new AwayException("a command was not acknowledged", failed);
    }
    return all;
  }

  private void send(
      KafkaProducer<byte[], byte[]> producer,
      ProducerRecord<byte[], byte[]> published,
      Progress progress) {
    var _ =
        producer.send(
            published,
            (_, failed) -> {
              if (failed != null) {
                failure.compareAndSet(null, failed);
              }
              progress.add(1);
            });
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", settings.bootstrapServers(), "acks", "all", "linger.ms", 5),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static ThreadCommand command(int number, boolean allowed) {
    UUID threadUuid = UUID.randomUUID();
    return new ThreadCommand(
        UUID.randomUUID(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        SampleLightdash.ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        new Actor(Actor.Type.USER, SampleLightdash.ADMIN),
        "web_app",
        "Question %d: why did revenue fall in March?".formatted(number),
        null,
        List.of(
            new ContextItem.Chart(
                allowed ? SampleLightdash.NESTED_CHART : SampleLightdash.DELETED_CHART, null, null),
            new ContextItem.Dashboard(SampleLightdash.DASHBOARD, null),
            new ContextItem.File("models/orders.sql")));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
