package dev.threadspool.containers;

import dev.threadspool.local.PostgresPart;
import dev.threadspool.local.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL with the embedded one's settings, in the official image. */
final class PostgresInContainer extends ContainerPart implements PostgresPart {

  static final String USER = "postgres";

  /** For parallel queries; Docker's own 64 MiB are too few. */
  private static final long SHARED_MEMORY_BYTES = 256L * 1024 * 1024;

  PostgresInContainer(PublishedPort port) {
    super(port, container(port));
  }

  /** Testcontainers' own command says {@code fsync=off}: what was committed would not be kept. */
  static PostgreSQLContainer container(PublishedPort port) {
    List<String> command = new ArrayList<>(List.of("postgres"));
    new TreeMap<>(PostgresSettings.parameters())
        .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new PostgreSQLContainer(Images.postgres())
        .withDatabaseName("postgres")
        .withUsername(USER)
        .withPassword("postgres")
        // As the embedded one: only this machine reaches it.
        .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
        .withEnv("POSTGRES_INITDB_ARGS", String.join(" ", PostgresSettings.initdb()))
        .withCommand(command.toArray(String[]::new))
        .withSharedMemorySize(SHARED_MEMORY_BYTES)
        .withStartupTimeout(Duration.ofMinutes(2))
        .withCreateContainerCmdModifier(
            create -> port.publish(create, PostgreSQLContainer.POSTGRESQL_PORT));
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  boolean answers() {
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "2");
    properties.setProperty("loggerLevel", "OFF");
    try (Connection connection =
        DriverManager.getConnection("jdbc:postgresql://" + address() + "/postgres", properties)) {
      return connection.isValid(2);
    } catch (SQLException _) {
      return false;
    }
  }
}
