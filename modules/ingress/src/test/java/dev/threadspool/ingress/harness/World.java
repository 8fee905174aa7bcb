package dev.threadspool.ingress.harness;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.ingress.IngressApplication;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;

/**
 * Topics of a test class's own and a sample Lightdash, on the stack that all tests share; one who
 * answers commands. Ingresses started here are stopped with it.
 */
public final class World implements AutoCloseable {

  /** The key of idempotent requests, long enough. */
  public static final String SECRET = "a secret that is long enough";

  private static final LocalStack STACK = LocalStack.shared();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String LIGHTDASH = "ingress_lightdash";

  private final String name = "ingress" + COUNT.incrementAndGet();
  private final TopicPlan plan =
      TopicPlan.of(TopicSettings.from(topicSettings(name)).forOneBroker());
  private final AvroWire wire = new AvroWire(registry());
  private final Deque<TestIngress> ingresses = new ArrayDeque<>();
  private final Answerer answerer;
  private final Rows rows;

  /** Topics are there, schemas registered, Lightdash filled; no ingress runs. */
  public World() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()))) {
      new TopicProvisioner(admin, plan).createMissing();
    }
    SchemaRegistrar registrar = new SchemaRegistrar(registry());
    SchemaCatalogue.bySubject(plan.names()).forEach(registrar::register);
    SampleLightdash.load(STACK.jdbcUrl(LIGHTDASH), STACK.user(), STACK.password());
    rows = new Rows(STACK.jdbcUrl(name + "_store"), STACK.user(), STACK.password());
    answerer = new Answerer(STACK.bootstrapServers(), plan.names(), wire);
  }

  /** An ingress that takes requests. */
  public TestIngress startReady(Map<String, Object> settings) {
    TestIngress ingress = start(settings);
    ingress.awaitReady();
    ingress.warm();
    return ingress;
  }

  /** An ingress, ready or not. */
  public TestIngress start(Map<String, Object> settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.kafka.bootstrap-servers", STACK.bootstrapServers());
    properties.put("threadspool.registry.url", STACK.registryUrl());
    properties.put("threadspool.store.url", STACK.jdbcUrl(name + "_store"));
    properties.put("threadspool.store.username", STACK.user());
    properties.put("threadspool.lightdash.url", STACK.jdbcUrl(LIGHTDASH));
    properties.put("threadspool.lightdash.username", STACK.user());
    properties.put("threadspool.lightdash.secrets", SampleLightdash.LIGHTDASH_SECRET);
    properties.put("threadspool.ingress.instance", "ingress-0");
    properties.put("threadspool.ingress.idempotency-secret", SECRET);
    properties.put("threadspool.ingress.shutdown-notice", "0s");
    // Longer than any acknowledgment may take: what is slow has to be seen as slow, not as 503.
    properties.put("threadspool.ingress.publish-timeout", "20s");
    topicSettings(name)
        .forEach((setting, value) -> properties.put("threadspool.topics." + setting, value));
    properties.put("threadspool.topics.replication", "1");
    properties.put("threadspool.topics.min-in-sync-replicas", "1");
    properties.put("server.port", "0");
    properties.putAll(settings);
    TestIngress ingress = new TestIngress(IngressApplication.start(properties));
    ingresses.push(ingress);
    if (!settings.containsKey("threadspool.lightdash.url")) {
      ingress.warm();
    }
    return ingress;
  }

  public Answerer answerer() {
    return answerer;
  }

  /** What the ingress reads. */
  public Rows rows() {
    return rows;
  }

  public TopicNames topics() {
    return plan.names();
  }

  public LocalStack stack() {
    return STACK;
  }

  @Override
  public void close() {
    ingresses.forEach(TestIngress::close);
    answerer.close();
    wire.close();
  }

  private static Map<String, String> registry() {
    return Map.of("schema.registry.url", STACK.registryUrl());
  }

  private static Map<String, String> topicSettings(String name) {
    return Map.of("prefix", name + ".", "partitions", "1", "reply-partitions", "2");
  }
}
