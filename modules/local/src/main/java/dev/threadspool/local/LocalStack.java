package dev.threadspool.local;

import java.nio.file.Path;

/**
 * Kafka, PostgreSQL and a schema registry on this machine: the one class that tests, the demo and
 * {@code up} share.
 *
 * <p>Each part starts on first use of its address. A part that was stopped through its handle stays
 * stopped until its handle starts it. Everything listens on 127.0.0.1 only. Safe for use by several
 * threads.
 *
 * <p>Whoever made a stack closes what uses it first, then the stack.
 */
public final class LocalStack implements AutoCloseable {

  private final DataFolder folder;
  private final KafkaNode kafka;
  private final PostgresServer postgres;
  private final Databases databases;
  private final FirstUse kafkaOnFirstUse;
  private final FirstUse postgresOnFirstUse;

  private LocalStack(DataFolder folder, LocalPorts ports) {
    this.folder = folder;
    this.kafka =
        new KafkaNode(folder.path().resolve("kafka"), ports.kafka(), ports.kafkaController());
    this.postgres = new PostgresServer(folder.path().resolve("postgres"), ports.postgres());
    this.databases = new Databases(ports.postgres());
    this.kafkaOnFirstUse = new FirstUse(kafka);
    this.postgresOnFirstUse = new FirstUse(postgres);
  }

  /** Free ports and a temporary folder, removed on close. For tests and the demo. */
  public static LocalStack temporary() {
    return new LocalStack(DataFolder.temporary(), LocalPorts.free());
  }

  /**
   * Data that is kept between runs.
   *
   * @param folder made when missing
   * @throws LocalStackException when another stack uses the folder, or when it holds something else
   */
  public static LocalStack in(Path folder, LocalPorts ports) {
    return new LocalStack(DataFolder.open(folder), ports);
  }

  /** One temporary stack for all tests of this JVM; closed when the JVM ends. Do not close it. */
  public static LocalStack shared() {
    return SharedStack.INSTANCE;
  }

  /**
   * Removes the data that a stack left in a folder, if there is any.
   *
   * @throws LocalStackException when a stack uses the folder now, or when it holds something else
   */
  public static void empty(Path folder) {
    DataFolder.empty(folder);
  }

  /** Kafka's address for clients. Topics are not made by using them. */
  public String bootstrapServers() {
    kafkaOnFirstUse.ensure();
    return kafka.address();
  }

  /**
   * The address of a database, which is made when missing.
   *
   * @param database lower-case letters, digits and underscores, at most 63
   */
  public String jdbcUrl(String database) {
    postgresOnFirstUse.ensure();
    databases.ensure(database);
    return databases.url(database);
  }

  /** The name to sign in to PostgreSQL with. */
  public String user() {
    return PostgresServer.USER;
  }

  /** Any would do: PostgreSQL trusts whoever comes over loopback. */
  public String password() {
    return Databases.PASSWORD;
  }

  /** Kafka, to be stopped and started on purpose. */
  public LocalPart kafka() {
    return kafka;
  }

  /** PostgreSQL, to be stopped and started on purpose. */
  public LocalPart postgres() {
    return postgres;
  }

  /** Stops all parts and, if the stack is temporary, removes its data. */
  @Override
  public void close() {
    kafka.stop();
    postgres.stop();
    folder.close();
  }

  /** Made when first asked for. */
  private static final class SharedStack {
    private static final LocalStack INSTANCE = temporary();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "local-stack-shutdown"));
    }
  }
}
