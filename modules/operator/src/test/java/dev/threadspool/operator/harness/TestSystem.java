package dev.threadspool.operator.harness;

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
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.milestone.Milestones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Topics, a store and a sample Lightdash of a test's own, on the stack that all tests share where
 * the test brings none, with at most one worker.
 */
public final class TestSystem implements AutoCloseable {

  private final LocalStack stack;
  private final String name;
  private final TopicPlan plan;
  private final Admin admin;
  private final AvroWire wire;
  private @Nullable ConfigurableApplicationContext worker;
  private final int partitions;

  /**
   * @param name of lower-case letters, nobody else's on the stack
   */
  public TestSystem(String name, int partitions) {
    this(LocalStack.shared(), name, partitions);
  }

  /** On a stack of the test's own. */
  public TestSystem(LocalStack stack, String name, int partitions) {
    this.stack = stack;
    this.admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    this.wire = new AvroWire(Map.of("schema.registry.url", stack.registryUrl()));
    this.partitions = partitions;
    this.name = name;
    this.plan =
        TopicPlan.of(
            TopicSettings.from(
                    Map.of(
                        "prefix",
                        name + ".",
                        "partitions",
                        "" + partitions,
                        "reply-partitions",
                        "1"))
                .forOneBroker());
    new TopicProvisioner(admin, plan).createMissing();
    SchemaRegistrar registrar =
        new SchemaRegistrar(Map.of("schema.registry.url", stack.registryUrl()));
    SchemaCatalogue.bySubject(plan.names()).forEach(registrar::register);
    SampleLightdash.load(stack.jdbcUrl(name + "_lightdash"), stack.user(), stack.password());
  }

  /** On the database that this system began with. */
  public void startWorker() {
    startWorker(storeUrl());
  }

  public void startWorker(String storeUrl) {
    startWorker(storeUrl, Milestones.UNWATCHED);
  }

  /** With somebody who watches it, or makes it fail. */
  public void startWorker(String storeUrl, Milestones milestones) {
    worker = WorkerApplication.start(workerProperties(storeUrl), milestones);
  }

  /** What the worker waits for. */
  public Set<Dependency> missing() {
    return worker == null ? Set.of() : worker.getBean(Dependencies.class).missing().keySet();
  }

  /** Where the worker that runs tells how it is. */
  public String workerUrl() {
    return "http://127.0.0.1:"
        + Objects.requireNonNull(worker).getEnvironment().getProperty("local.server.port");
  }

  /** In good order. */
  public void stopWorker() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }

  private Map<String, Object> workerProperties(String storeUrl) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.kafka.bootstrap-servers", stack.bootstrapServers());
    properties.put("threadspool.registry.url", stack.registryUrl());
    properties.put("threadspool.store.url", storeUrl);
    properties.put("threadspool.store.username", stack.user());
    properties.put("threadspool.lightdash.url", stack.jdbcUrl(name + "_lightdash"));
    properties.put("threadspool.lightdash.username", stack.user());
    properties.put("threadspool.worker.group", name);
    properties.put("threadspool.worker.instance", "w");
    properties.put("threadspool.topics.prefix", name + ".");
    properties.put("threadspool.topics.partitions", "" + plan.settings().partitions());
    properties.put("threadspool.topics.reply-partitions", "1");
    properties.put("threadspool.topics.replication", "1");
    properties.put("threadspool.topics.min-in-sync-replicas", "1");
    properties.put("server.port", "0");
    return properties;
  }

  /** Of an ingress in front of the worker, on any free port. */
  public Map<String, Object> ingressProperties() {
    Map<String, Object> properties = workerProperties(storeUrl());
    properties.put("threadspool.ingress.instance", "i");
    properties.put("threadspool.ingress.idempotency-secret", "of-a-test-and-not-a-secret-at-all");
    properties.put("threadspool.ingress.shutdown-notice", "0s");
    properties.put("threadspool.lightdash.secrets", SampleLightdash.LIGHTDASH_SECRET);
    return properties;
  }

  /** A command with all that it needs to find this system, on a database. */
  public String[] arguments(String storeUrl, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--registry",
            stack.registryUrl(),
            "--store",
            storeUrl,
            "--store-user",
            stack.user(),
            "--group",
            name,
            "--prefix",
            name + "."));
    return all.toArray(String[]::new);
  }

  /** The same for one that needs no database. */
  public String[] topicArguments(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--registry",
            stack.registryUrl(),
            "--group",
            name,
            "--prefix",
            name + "."));
    return all.toArray(String[]::new);
  }

  /** {@code topics create}, with this system's declarations. */
  public String[] creatingTopics() {
    return new String[] {
      "topics",
      "create",
      "--bootstrap-servers",
      stack.bootstrapServers(),
      "--prefix",
      name + ".",
      "--partitions",
      "" + partitions,
      "--reply-partitions",
      "1",
      "--replication",
      "1",
      "--min-in-sync-replicas",
      "1"
    };
  }

  /** The workers' group. */
  public String group() {
    return name;
  }

  /** Of every topic but replies. */
  public int partitions() {
    return partitions;
  }

  /** Of all databases. */
  public String user() {
    return stack.user();
  }

  public String storeUrl() {
    return stack.jdbcUrl(name + "_store");
  }

  /** The sample Lightdash's. */
  public String lightdashUrl() {
    return stack.jdbcUrl(name + "_lightdash");
  }

  /** Another database, empty at first. */
  public String otherStoreUrl(String which) {
    return stack.jdbcUrl(name + "_" + which);
  }

  public TestStore store(String storeUrl) {
    return new TestStore(storeUrl, stack.user());
  }

  public TestRecords records() {
    return new TestRecords(stack.bootstrapServers(), plan.names(), wire);
  }

  /** The workers' offsets. */
  public TestOffsets offsets() {
    return new TestOffsets(admin, name);
  }

  public TopicNames topics() {
    return plan.names();
  }

  public AvroWire wire() {
    return wire;
  }

  public Admin admin() {
    return admin;
  }

  @Override
  public void close() {
    stopWorker();
    wire.close();
    admin.close();
  }
}
