package dev.threadspool.bench.site;

import dev.threadspool.bench.workload.Lightdash;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.local.LocalStack;
import dev.threadspool.store.ThreadStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Topics and a database of a contender's own, on the stack that all share: the same tables, the
 * same partitions.
 *
 * @param name lower-case letters and digits: of the database, before the topics' names, of the
 *     consumer group
 * @param lightdash the database of the Lightdash that is read
 */
public record Arena(LocalStack stack, String name, TopicPlan plan, String lightdash) {

  /** Of every topic but replies, unless more or fewer are asked for. */
  public static final int PARTITIONS = 4;

  private static final int REPLY_PARTITIONS = 2;

  /** On the Lightdash that contenders share. */
  public static Arena open(LocalStack stack, String name) {
    return open(stack, name, Lightdash.DATABASE);
  }

  /** The same with another number of partitions. */
  public static Arena open(LocalStack stack, String name, int partitions) {
    return open(stack, name, Lightdash.DATABASE, partitions);
  }

  /** Makes topics, subjects, database and tables. */
  public static Arena open(LocalStack stack, String name, String lightdash) {
    return open(stack, name, lightdash, PARTITIONS);
  }

  private static Arena open(LocalStack stack, String name, String lightdash, int partitions) {
    TopicSettings settings =
        TopicSettings.from(
            Map.of(
                "prefix", name + ".",
                "partitions", String.valueOf(partitions),
                "replypartitions", String.valueOf(REPLY_PARTITIONS)));
    Arena arena = new Arena(stack, name, TopicPlan.of(settings.forOneBroker()), lightdash);
    try (Admin admin = arena.admin();
        SchemaRegistrar registrar = new SchemaRegistrar(arena.registry())) {
      new TopicProvisioner(admin, arena.plan).createMissing();
      SchemaCatalogue.bySubject(arena.topics()).forEach(registrar::register);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new ThreadStore(arena.database()).migrate();
    return arena;
  }

  /** Of every topic but replies. */
  public int partitions() {
    return plan.settings().partitions();
  }

  public TopicNames topics() {
    return plan.names();
  }

  public String group() {
    return name;
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  /** In the keys of Confluent's clients. */
  public Map<String, String> registry() {
    return Map.of("schema.registry.url", stack.registryUrl());
  }

  public String storeUrl() {
    return stack.jdbcUrl("bench_" + name);
  }

  public String lightdashUrl() {
    return stack.jdbcUrl(lightdash);
  }

  /** The store's database, without a pool. */
  public PGSimpleDataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(storeUrl());
    database.setUser(stack.user());
    database.setPassword(stack.password());
    return database;
  }

  /** The same, for Jdbi. */
  public Jdbi jdbi() {
    return Jdbi.create(database()).installPlugin(new PostgresPlugin());
  }

  /**
   * Empties the tables and lets PostgreSQL write what is dirty, so that a contender does not pay
   * for the one before.
   */
  public void reset() {
    jdbi().useHandle(handle -> handle.execute("TRUNCATE thread CASCADE"));
    settle();
  }

  /** The same, keeping what is there. */
  public void settle() {
    jdbi().useHandle(handle -> handle.execute("CHECKPOINT"));
  }
}
