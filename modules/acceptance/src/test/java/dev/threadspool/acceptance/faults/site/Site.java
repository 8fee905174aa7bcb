package dev.threadspool.acceptance.faults.site;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.store.ThreadStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.common.Uuid;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Topics, a store and a sample Lightdash of a system under test. They are there when it is made; no
 * worker runs. Closing it closes what it opened itself; topics and databases stay.
 *
 * <p>What the site opens (admin client, data sources) reaches the parts directly, never through a
 * relay.
 */
public final class Site implements AutoCloseable {

  private static final int REPLY_PARTITIONS = 2;
  private static final String SECRET = "for-this-machine-only-not-a-secret";

  private final String name;
  private final Addresses addresses;
  private final TopicPlan plan;
  private final String user;
  private final String password;
  private final Admin admin;
  private final AvroWire wire;

  private volatile GroupProtocol protocol = GroupProtocol.CLASSIC;

  private Site(String name, Addresses addresses, TopicPlan plan, String user, String password) {
    this.name = name;
    this.addresses = addresses;
    this.plan = plan;
    this.user = user;
    this.password = password;
    this.admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()));
    this.wire = new AvroWire(registry());
  }

  /**
   * On one broker, with replication 1.
   *
   * @param name tells it apart from others of the stack: a lower-case letter, then lower-case
   *     letters, digits and underscores
   */
  public static Site on(LocalStack stack, String name, int partitions) {
    return on(stack.bootstrapServers(), 1, stack, name, partitions);
  }

  /**
   * On brokers of somebody else; the stack gives databases and registry only.
   *
   * @param replication copies of every partition; one of them may be missing from three
   */
  public static Site on(
      String bootstrapServers, int replication, LocalStack stack, String name, int partitions) {
    Addresses addresses =
        new Addresses(
            bootstrapServers,
            stack.registryUrl(),
            stack.jdbcUrl(name + "_store"),
            stack.jdbcUrl(name + "_lightdash"));
    TopicSettings settings =
        TopicSettings.from(
            Map.of(
                "prefix",
                name + ".",
                "partitions",
                String.valueOf(partitions),
                "reply-partitions",
                String.valueOf(REPLY_PARTITIONS),
                "replication",
                String.valueOf(replication),
                "min-in-sync-replicas",
                String.valueOf(Math.max(1, replication - 1))));
    Site site = new Site(name, addresses, TopicPlan.of(settings), stack.user(), stack.password());
    site.provision();
    Membership.tell(site.admin, site.group());
    return site;
  }

  private void provision() {
    new TopicProvisioner(admin, plan).createMissing();
    try (SchemaRegistrar registrar = new SchemaRegistrar(registry())) {
      SchemaCatalogue.bySubject(topics()).forEach(registrar::register);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SampleLightdash.load(addresses.lightdashUrl(), user, password);
    new ThreadStore(store()).migrate();
  }

  /** Where its parts are really reached. */
  public Addresses addresses() {
    return addresses;
  }

  /** The workers' consumer group. */
  public String group() {
    return name;
  }

  public TopicNames topics() {
    return plan.names();
  }

  /** The topics that commands come from. */
  public List<String> commandTopics() {
    return List.of(topics().create(), topics().createUpstream());
  }

  /** Of every topic but replies. */
  public int partitions() {
    return plan.settings().partitions();
  }

  /** Kafka's own id of a topic. */
  public UUID topicId(String topic) {
    Uuid id =
        Answers.of(admin.describeTopics(List.of(topic)).allTopicNames())
            .values()
            .iterator()
            .next()
            .topicId();
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  public Admin admin() {
    return admin;
  }

  public AvroWire wire() {
    return wire;
  }

  /** Threadspool's own database. */
  public DataSource store() {
    return dataSource(addresses.storeUrl());
  }

  /** Threadspool's own database. */
  public Jdbi storeRows() {
    return Jdbi.create(store()).installPlugin(new PostgresPlugin());
  }

  /** From now on workers are told to join by this protocol; by the old one before. */
  public void joinBy(GroupProtocol changed) {
    protocol = changed;
  }

  /** What commands pin, to be changed while workers resolve it. */
  public Catalogue catalogue() {
    return new Catalogue(Jdbi.create(dataSource(addresses.lightdashUrl())));
  }

  /** What a worker of this site is told; the caller's own, to be changed. */
  public Map<String, Object> workerProperties(String instance) {
    return workerProperties(instance, addresses);
  }

  /**
   * The same for a worker that meets other addresses.
   *
   * @param instance the same after a restart, and nobody else's
   */
  public Map<String, Object> workerProperties(String instance, Addresses seen) {
    Map<String, Object> properties = common(seen);
    properties.put("threadspool.worker.group", group());
    properties.put("threadspool.worker.instance", instance);
    properties.put("threadspool.worker.lanes", "1");
    properties.putAll(Membership.properties(protocol));
    return properties;
  }

  /** What an ingress of this site is told; the caller's own, to be changed. */
  public Map<String, Object> ingressProperties(String instance) {
    return ingressProperties(instance, addresses);
  }

  /** The same for an ingress that meets other addresses. */
  public Map<String, Object> ingressProperties(String instance, Addresses seen) {
    Map<String, Object> properties = common(seen);
    properties.put("threadspool.ingress.instance", instance);
    properties.put("threadspool.ingress.idempotency-secret", SECRET);
    properties.put("threadspool.lightdash.secrets", SampleLightdash.LIGHTDASH_SECRET);
    return properties;
  }

  private Map<String, Object> common(Addresses seen) {
    TopicSettings settings = plan.settings();
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", "0");
    properties.put("spring.kafka.bootstrap-servers", seen.bootstrapServers());
    properties.put("threadspool.registry.url", seen.registryUrl());
    properties.put("threadspool.store.url", seen.storeUrl());
    properties.put("threadspool.store.username", user);
    properties.put("threadspool.store.password", password);
    properties.put("threadspool.lightdash.url", seen.lightdashUrl());
    properties.put("threadspool.lightdash.username", user);
    properties.put("threadspool.lightdash.password", password);
    properties.put("threadspool.topics.prefix", settings.prefix());
    properties.put("threadspool.topics.partitions", String.valueOf(settings.partitions()));
    properties.put(
        "threadspool.topics.reply-partitions", String.valueOf(settings.replyPartitions()));
    properties.put("threadspool.topics.replication", String.valueOf(settings.replication()));
    properties.put(
        "threadspool.topics.min-in-sync-replicas", String.valueOf(settings.minInSyncReplicas()));
    return properties;
  }

  private Map<String, String> registry() {
    return Map.of("schema.registry.url", addresses.registryUrl());
  }

  private DataSource dataSource(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public void close() {
    wire.close();
    admin.close();
  }
}
