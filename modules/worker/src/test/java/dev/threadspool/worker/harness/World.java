package dev.threadspool.worker.harness;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.WorkerApplication;
import dev.threadspool.worker.milestone.Milestones;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Topics, a store and a sample Lightdash of a test's own, on the stack that all tests share. Unless
 * a test asks for more, the command topic has one partition, so order is known. Workers started
 * here are stopped with it.
 */
public final class World implements AutoCloseable {

  private static final LocalStack STACK = LocalStack.shared();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name = "world" + COUNT.incrementAndGet();
  private final int partitions;
  private final GroupProtocol protocol;
  private final TopicPlan plan;
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()));
  private final AvroWire wire = new AvroWire(registry());
  private final Deque<ConfigurableApplicationContext> workers = new ArrayDeque<>();
  private final Deque<Relay> relays = new ArrayDeque<>();
  private final TestCommands commands;

  /** Topics are there, schemas registered, Lightdash filled; no worker runs. */
  public World() {
    this(1);
  }

  public World(int partitions) {
    this(partitions, GroupProtocol.CLASSIC);
  }

  /**
   * @param protocol how workers of this world share the partitions out
   */
  public World(int partitions, GroupProtocol protocol) {
    this.partitions = partitions;
    this.protocol = protocol;
    plan = TopicPlan.of(TopicSettings.from(topicSettings()).forOneBroker());
    commands = new TestCommands(STACK.bootstrapServers(), plan.names(), wire);
    new TopicProvisioner(admin, plan).createMissing();
    SchemaRegistrar registrar = new SchemaRegistrar(registry());
    SchemaCatalogue.bySubject(plan.names()).forEach(registrar::register);
    SampleLightdash.load(lightdashUrl(), STACK.user(), STACK.password());
    if (protocol == GroupProtocol.CONSUMER) {
      // What a worker of the old protocol asks for itself, see below.
      GroupSettings.alter(
          admin,
          group(),
          Map.of("consumer.session.timeout.ms", "6000", "consumer.heartbeat.interval.ms", "500"));
    }
  }

  /** An address of its own for something of this world, open at first. */
  public Relay relayTo(String url) {
    Relay relay = Relay.to(Integer.parseInt(url.replaceAll(".*://[^/]*:(\\d+).*", "$1")));
    relays.push(relay);
    return relay;
  }

  /** The same service, by way of a relay. */
  public static String via(Relay relay, String url) {
    return url.replaceFirst("://[^/]*", "://127.0.0.1:" + relay.port());
  }

  /** Who is in the group now. */
  public Membership membership() {
    try {
      return Membership.of(
          admin
              .describeConsumerGroups(List.of(group()))
              .describedGroups()
              .values()
              .iterator()
              .next()
              .get());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the broker did not answer", e);
    }
  }

  /** A worker with one lane; told apart from others by its instance. */
  public ConfigurableApplicationContext startWorker(String instance) {
    return startWorker(instance, Milestones.UNWATCHED, Map.of());
  }

  /** A worker whose milestones a test watches. */
  public ConfigurableApplicationContext startWorker(
      String instance, Milestones milestones, Map<String, Object> settings) {
    Map<String, Object> properties = new HashMap<>(workerProperties(instance));
    properties.putAll(settings);
    ConfigurableApplicationContext worker = WorkerApplication.start(properties, milestones);
    workers.push(worker);
    return worker;
  }

  /** Takes the {@code transactional.id} of an instance's first lane away from it. */
  public void fence(String instance) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            STACK.bootstrapServers(),
            "transactional.id",
            group() + "-" + instance + "-0");
    try (var thief =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      thief.initTransactions();
    }
  }

  /** How the last transaction of an instance's first lane stands. */
  public TransactionState transaction(String instance) {
    String id = group() + "-" + instance + "-0";
    try {
      return admin.describeTransactions(List.of(id)).description(id).get().state();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the broker did not answer", e);
    }
  }

  /** Throws everybody out of a database and lets nobody in. */
  public void shut(String jdbcUrl) {
    String database = databaseOf(jdbcUrl);
    TestDatabase server = new TestDatabase(STACK.jdbcUrl("postgres"), STACK.user());
    server.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(database));
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(database));
  }

  public void reopen(String jdbcUrl) {
    new TestDatabase(STACK.jdbcUrl("postgres"), STACK.user())
        .execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(databaseOf(jdbcUrl)));
  }

  /** What a standby does that was not promoted; whoever is connected finds out as well. */
  public void letStoreOnlyRead(boolean only) {
    String database = databaseOf(storeUrl());
    TestDatabase server = new TestDatabase(STACK.jdbcUrl("postgres"), STACK.user());
    server.execute(
        "ALTER DATABASE %s SET default_transaction_read_only = %s".formatted(database, only));
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(database));
  }

  private static String databaseOf(String jdbcUrl) {
    return jdbcUrl.replaceAll(".*/([a-z0-9_]+).*", "$1");
  }

  /** Stops the worker that was started last, in good order. */
  public void stopWorker() {
    workers.pop().close();
  }

  /** Stops the worker that has been running longest, in good order. */
  public void stopOldestWorker() {
    workers.removeLast().close();
  }

  /** What a worker of this world is told. */
  public Map<String, Object> workerProperties(String instance) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.kafka.bootstrap-servers", STACK.bootstrapServers());
    properties.put("threadspool.registry.url", STACK.registryUrl());
    properties.put("threadspool.store.url", storeUrl());
    properties.put("threadspool.store.username", STACK.user());
    properties.put("threadspool.lightdash.url", lightdashUrl());
    properties.put("threadspool.lightdash.username", STACK.user());
    properties.put("threadspool.worker.group", group());
    properties.put("threadspool.worker.instance", instance);
    properties.put("threadspool.worker.lanes", "1");
    topicSettings()
        .forEach((setting, value) -> properties.put("threadspool.topics." + setting, value));
    properties.put("threadspool.topics.replication", "1");
    properties.put("threadspool.topics.min-in-sync-replicas", "1");
    properties.put("server.port", "0");
    properties.put("spring.kafka.consumer.properties.group.protocol", protocol.name());
    if (protocol == GroupProtocol.CLASSIC) {
      // A crashed member is missed soon: the shortest session that the broker allows by default.
      properties.put("spring.kafka.consumer.properties.session.timeout.ms", "6000");
      properties.put("spring.kafka.consumer.properties.heartbeat.interval.ms", "500");
    } else {
      // As the old protocol's: every member gets partitions of every topic.
      properties.put("spring.kafka.consumer.properties.group.remote.assignor", "range");
    }
    return properties;
  }

  public String group() {
    return name;
  }

  /** The consumer group's offsets, as one who operates the group sees and sets them. */
  public GroupOffsets offsets() {
    return new GroupOffsets(admin, group(), topics().create());
  }

  public String storeUrl() {
    return STACK.jdbcUrl(name + "_store");
  }

  public String lightdashUrl() {
    return STACK.jdbcUrl(name + "_lightdash");
  }

  public TopicNames topics() {
    return plan.names();
  }

  public Admin admin() {
    return admin;
  }

  public LocalStack stack() {
    return STACK;
  }

  public TestCommands commands() {
    return commands;
  }

  public TestTopics reading() {
    return new TestTopics(STACK.bootstrapServers(), plan.names(), wire);
  }

  public TestDatabase store() {
    return new TestDatabase(storeUrl(), STACK.user());
  }

  public TestDatabase lightdash() {
    return new TestDatabase(lightdashUrl(), STACK.user());
  }

  @Override
  public void close() {
    relays.forEach(Relay::open);
    workers.forEach(ConfigurableApplicationContext::close);
    relays.forEach(Relay::close);
    commands.close();
    wire.close();
    admin.close();
  }

  private static Map<String, String> registry() {
    return Map.of("schema.registry.url", STACK.registryUrl());
  }

  private Map<String, String> topicSettings() {
    return Map.of(
        "prefix", name + ".", "partitions", String.valueOf(partitions), "reply-partitions", "2");
  }
}
