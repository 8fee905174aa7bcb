package dev.threadspool.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Kafka, PostgreSQL and a schema registry on this machine: the one class that tests, the demo and
 * {@code up} share. All of them are embedded; only {@link #shared()} may take containers instead.
 *
 * <p>Each part starts on first use of its address. A part that was stopped through its handle stays
 * stopped until its handle starts it. Everything listens on 127.0.0.1 only. Safe for use by several
 * threads.
 *
 * <p>Whoever made a stack closes what uses it first, then the stack. When the JVM dies without
 * closing it, a watchdog process stops what is left.
 */
public final class LocalStack implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  private final DataFolder folder;
  private final Watchdog watchdog;
  private final KafkaPart kafka;
  private final PostgresPart postgres;
  private final RegistryProcess registry;
  private final Databases databases;
  private final FirstUse kafkaOnFirstUse;
  private final FirstUse postgresOnFirstUse;
  private final FirstUse registryOnFirstUse;
  private final Deque<AutoCloseable> users = new ArrayDeque<>();
  private boolean closed;

  LocalStack(DataFolder folder, LocalPorts ports, Infrastructure infrastructure) {
    Path path = folder.path();
    this.folder = folder;
    this.watchdog = Watchdog.over(folder);
    this.kafka =
        infrastructure.kafka(path.resolve("kafka"), ports.kafka(), ports.kafkaController());
    this.postgres = infrastructure.postgres(path.resolve("postgres"), ports.postgres());
    this.databases = new Databases(postgres);
    this.registry = new RegistryProcess(path.resolve("registry"), ports, () -> jdbcUrl("registry"));
    this.kafkaOnFirstUse = new FirstUse(kafka);
    this.postgresOnFirstUse = new FirstUse(postgres);
    this.registryOnFirstUse = new FirstUse(registry);
  }

  /** Free ports and a temporary folder, removed on close. For tests and the demo. */
  public static LocalStack temporary() {
    return new LocalStack(DataFolder.temporary(), LocalPorts.free(), new Embedded());
  }

  /**
   * The same with other settings of PostgreSQL, to measure what they do.
   *
   * @param postgresSettings configuration parameters; they win over {@link PostgresSettings}
   * @throws IllegalArgumentException where one has a name or a value that no command line may hold
   */
  public static LocalStack temporary(Map<String, String> postgresSettings) {
    PostgresSettings.requirePlain(postgresSettings);
    return new LocalStack(
        DataFolder.temporary(), LocalPorts.free(), new Embedded(postgresSettings));
  }

  /**
   * Data that is kept between runs.
   *
   * @param folder made when missing
   * @throws LocalStackException when another stack uses the folder, or when it holds something else
   */
  public static LocalStack in(Path folder, LocalPorts ports) {
    return new LocalStack(DataFolder.open(folder), ports, new Embedded());
  }

  /**
   * One temporary stack for all tests of this JVM; closed when the JVM ends. Do not close it.
   *
   * <p>Its Kafka and PostgreSQL are containers where Docker is present and the tests have the
   * containers on their class path, else embedded; {@code -Dinfra=docker} insists on containers,
   * {@code -Dinfra=embedded} does without.
   *
   * @throws LocalStackException when containers are asked for and cannot be had
   */
  public static LocalStack shared() {
    return SharedStack.get();
  }

  /**
   * Removes the data that a stack left in a folder, if there is any.
   *
   * @throws LocalStackException when a stack uses the folder now, or when it holds something else
   */
  public static void empty(Path folder) {
    DataFolder.empty(folder);
  }

  /**
   * Starts all parts, Kafka beside the others; those that have been started before are left as they
   * are.
   */
  public void start(Progress progress) {
    var kafkaStart = Background.run("kafka-start", () -> kafkaOnFirstUse.ensure(progress));
    postgresOnFirstUse.ensure(progress);
    registryOnFirstUse.ensure(progress);
    kafkaStart.await(START_TIMEOUT);
  }

  /** Kafka's address for clients. Topics are not made by using them. */
  public String bootstrapServers() {
    kafkaOnFirstUse.ensure(Progress.silent());
    return kafka.address();
  }

  /**
   * The address of a database, which is made when missing.
   *
   * @param database lower-case letters, digits and underscores, at most 63
   */
  public String jdbcUrl(String database) {
    postgresOnFirstUse.ensure(Progress.silent());
    databases.ensure(database);
    return databases.url(database);
  }

  /** The name to sign in to PostgreSQL with. */
  public String user() {
    return PostgresServer.USER;
  }

  /** Any would do: PostgreSQL trusts whoever comes. */
  public String password() {
    return Databases.PASSWORD;
  }

  /**
   * The schema registry's address for Confluent's clients. Its global compatibility is
   * FULL_TRANSITIVE.
   */
  public String registryUrl() {
    registryOnFirstUse.ensure(Progress.silent());
    return registry.url();
  }

  /** Kafka, to be stopped and started on purpose. */
  public LocalPart kafka() {
    return kafka;
  }

  /** PostgreSQL, to be stopped and started on purpose. The schema registry needs it. */
  public LocalPart postgres() {
    return postgres;
  }

  /** The schema registry, to be stopped and started on purpose. */
  public LocalPart registry() {
    return registry;
  }

  /** Where the data and the logs are. */
  public Path folder() {
    return folder.path();
  }

  /**
   * Hands over something that uses the stack, to be closed before the parts are; the last one
   * handed over goes first. Meant for {@link #shared()}, whose end comes with the JVM's.
   */
  public synchronized void closeFirst(AutoCloseable user) {
    users.push(user);
  }

  /**
   * Stops all parts in order and, if the stack is temporary, removes its data. Goes on when one of
   * them fails.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    var closing = new Closing();
    users.forEach(closing::close);
    closing.close(kafkaOnFirstUse);
    closing.close(registryOnFirstUse);
    closing.close(postgresOnFirstUse);
    closing.close(watchdog);
    closing.close(folder);
    closing.end();
  }
}
