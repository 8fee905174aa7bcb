package dev.threadspool.bench.sink;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;

/** A Kafka Connect worker in this process, without its HTTP interface, that runs the sink. */
final class Connect implements AutoCloseable {

  private static final String CONNECTOR = "flat-sink";

  /** A poll's records, most of them of the context. */
  private static final int BATCH = 4 * Polling.RECORDS;

  private static final String ASSIGNED = "partition-count";
  private static final String SENT = "sink-record-send-total";

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final StandaloneHerder herder;

  private Connect(StandaloneHerder herder) {
    this.herder = herder;
  }

  static Connect start(Arena arena) throws InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", arena.stack().bootstrapServers());
    settings.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    settings.put("value.converter", FlatConverter.class.getName());
    settings.put("plugin.discovery", "service_load");
    settings.put("offset.storage.file.filename", "unused: a sink's offsets are a consumer group's");
    AllConnectorClientConfigOverridePolicy policy = new AllConnectorClientConfigOverridePolicy();
    policy.configure(Map.of());
    Plugins plugins = new Plugins(settings);
    StandaloneConfig config = new StandaloneConfig(settings);
    Worker worker = new Worker("bench", Time.SYSTEM, plugins, config, new NoOffsets(), policy);
    StandaloneHerder herder = new StandaloneHerder(worker, "bench", policy);
    herder.start();
    Connect connect = new Connect(herder);
    connect.run(connector(arena));
    return connect;
  }

  /** With batches as large as ours, and as many connections. */
  private static Map<String, String> connector(Arena arena) {
    Map<String, String> settings = new HashMap<>();
    settings.put("name", CONNECTOR);
    settings.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
    settings.put("tasks.max", String.valueOf(Polling.THREADS));
    settings.put("topics", FlatRows.THREADS + "," + FlatRows.CONTEXT);
    settings.put("connection.url", arena.storeUrl());
    settings.put("connection.username", arena.stack().user());
    settings.put("connection.password", arena.stack().password());
    settings.put("insert.mode", "insert");
    settings.put("primary.key.mode", "none");
    settings.put("schema.evolution", "none");
    settings.put("dialect.postgres.unnest.insert.enabled", "true");
    settings.put("batch.size", String.valueOf(BATCH));
    Polling.settings().forEach((key, value) -> settings.put("consumer.override." + key, value));
    settings.remove("consumer.override.enable.auto.commit");
    settings.put("consumer.override.max.poll.records", String.valueOf(BATCH));
    return settings;
  }

  private void run(Map<String, String> connector) throws InterruptedException {
    CompletableFuture<Object> made = new CompletableFuture<>();
    herder.putConnectorConfig(
        CONNECTOR,
        connector,
        false,
        (failure, created) -> {
          if (failure == null) {
            made.complete(created);
          } else {
            made.completeExceptionally(failure);
          }
        });
    try {
      var _ = made.get(1, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the connector does not start", e);
    }
  }

  /** Whether its tasks have all partitions of both topics. */
  boolean isAssigned() {
    return sum(ASSIGNED) == 2 * Arena.PARTITIONS;
  }

  /** Records that were written, since its start. */
  long sent() {
    return (long) sum(SENT);
  }

  /** Why a task has ended; empty while all of them run. */
  String failures() {
    StringBuilder failures = new StringBuilder();
    herder
        .connectorStatus(CONNECTOR)
        .tasks()
        .forEach(
            task -> {
              if (task.trace() != null) {
                failures.append(task.trace());
              }
            });
    return failures.toString();
  }

  private double sum(String attribute) {
    double sum = 0;
    try {
      for (ObjectName task :
          beans.queryNames(
              new ObjectName("kafka.connect:type=sink-task-metrics,connector=" + CONNECTOR + ",*"),
              null)) {
        sum += ((Number) beans.getAttribute(task, attribute)).doubleValue();
      }
    } catch (JMException e) {
      throw new IllegalStateException("Connect does not tell " + attribute, e);
    }
    return sum;
  }

  @Override
  public void close() {
    herder.stop();
  }

  /** Of source connectors; there are none. */
  private static final class NoOffsets extends MemoryOffsetBackingStore {

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
      return Set.of();
    }
  }
}
