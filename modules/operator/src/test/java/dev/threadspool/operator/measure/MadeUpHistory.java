package dev.threadspool.operator.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills the topics of a cluster with what would be there had workers made so many threads, with
 * three items of context each: to measure {@code restore} and {@code audit} on more than a worker
 * makes in a quarter of an hour. Arguments: how many, bootstrap servers, registry, prefix.
 *
 * <pre>
 * bin/threadspool up --fresh --folder /tmp/measured &amp;
 * java -cp … dev.threadspool.operator.measure.MadeUpHistory 2000000 127.0.0.1:19092 http://127.0.0.1:18081/apis/ccompat/v7 m.
 * bin/threadspool restore --prefix m. --group m --bootstrap-servers 127.0.0.1:19092 …
 * bin/threadspool audit …
 * </pre>
 */
final class MadeUpHistory {

  private static final UUID ORGANIZATION = UUID.randomUUID();
  private static final UUID PROJECT = UUID.randomUUID();
  private static final UUID AGENT = UUID.randomUUID();
  private static final UUID CHART = UUID.randomUUID();

  private final TopicPlan plan;
  private final AvroWire wire;
  private final Map<String, UUID> topicIds;
  private final KafkaProducer<byte[], byte[]> commands;
  private final KafkaProducer<byte[], byte[]> events;
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private MadeUpHistory(
      TopicPlan plan,
      AvroWire wire,
      Map<String, UUID> topicIds,
      KafkaProducer<byte[], byte[]> commands,
      KafkaProducer<byte[], byte[]> events) {
    this.plan = plan;
    this.wire = wire;
    this.topicIds = topicIds;
    this.commands = commands;
    this.events = events;
  }

  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[0]);
    Map<String, Object> kafka = new HashMap<>();
    kafka.put("bootstrap.servers", arguments[1]);
    Map<String, String> registry = Map.of("schema.registry.url", arguments[2]);
    TopicPlan plan =
        TopicPlan.of(TopicSettings.from(Map.of("prefix", arguments[3])).forOneBroker());
    try (Admin admin = Admin.create(kafka);
        AvroWire wire = new AvroWire(registry)) {
      new TopicProvisioner(admin, plan).createMissing();
      SchemaRegistrar registrar = new SchemaRegistrar(registry);
      SchemaCatalogue.bySubject(plan.names()).forEach(registrar::register);
      kafka.putAll(Map.of("acks", "all", "linger.ms", 20, "batch.size", 1 << 18));
      Map<String, UUID> ids = new ClusterView(admin).topicIds(List.of(plan.names().create()));
      try (var commands =
              new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
          var events =
              new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
        MadeUpHistory history = new MadeUpHistory(plan, wire, ids, commands, events);
        history.write(threads);
        history.commit(admin, arguments[3].replaceAll("\\.$", ""));
      }
    }
  }

  private void write(int threads) {
    for (int i = 0; i < threads; i++) {
      ThreadCommand command = command(i);
      var _ =
          commands.send(
              new ProducerRecord<>(
                  plan.names().create(),
                  command.threadUuid().toString().getBytes(UTF_8),
                  wire.encode(plan.names().create(), CommandCodec.toAvro(command))),
              (sent, failure) -> {
                if (failure != null) {
                  throw new IllegalStateException(failure);
                }
                synchronized (ends) {
                  ends.merge(
                      new TopicPartition(sent.topic(), sent.partition()),
                      sent.offset() + 1,
                      Math::max);
                }
                announce(command, sent.partition(), sent.offset());
              });
      if (i % 100_000 == 0) {
        System.out.printf("%,d%n", i);
      }
    }
    commands.flush();
    events.flush();
  }

  /** From the other producer's thread. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void announce(ThreadCommand command, int partition, long offset) {
    StoredThread thread =
        new StoredThread(
            command.threadUuid(),
            command.promptUuid(),
            command.organizationUuid(),
            command.projectUuid(),
            command.agentUuid(),
            command.actor(),
            "Ada Admin",
            command.createdFrom(),
            null,
            null,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            command.commandId(),
            command.issuedAt(),
            new Origin(
                Objects.requireNonNull(topicIds.get(plan.names().create())), partition, offset),
            ContentHasher.hash(command),
            command.prompt(),
            null,
            List.of(
                new ResolvedItem.Chart(
                    CHART, "revenue-by-month", CHART, "Revenue by month", null, "vertical_bar"),
                new ResolvedItem.File("models/orders.sql"),
                new ResolvedItem.Repository("jaffle-shop/dbt")));
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(
            plan.names().created(),
            thread.threadUuid().toString().getBytes(UTF_8),
            wire.encode(plan.names().created(), CreatedCodec.toAvro(thread)));
    CloudEvents.created(thread).writeTo(event.headers());
    events.send(event);
  }

  private static ThreadCommand command(int number) {
    UUID threadUuid = UUID.randomUUID();
    return new ThreadCommand(
        UUID.randomUUID(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        ORGANIZATION,
        PROJECT,
        AGENT,
        new Actor(Actor.Type.USER, UUID.randomUUID()),
        "web_app",
        "Why did revenue fall in March, and what of it is seasonal? Number " + number,
        null,
        List.of(
            new ContextItem.Chart(CHART, null, null),
            new ContextItem.File("models/orders.sql"),
            new ContextItem.Repository("jaffle-shop/dbt")));
  }

  private void commit(Admin admin, String group) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    ends.forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
    admin.alterConsumerGroupOffsets(group, offsets).all().get();
  }
}
