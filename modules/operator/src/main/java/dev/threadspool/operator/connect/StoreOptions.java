package dev.threadspool.operator.connect;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Threadspool's own database, and how to sign in to it. */
public final class StoreOptions implements SettingOptions {

  static final String BELOW = "threadspool.store";

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Threadspool's database: jdbc:postgresql://HOST/DATABASE. Also: threadspool.store.url,"
              + " THREADSPOOL_STORE_URL.")
  private @Nullable String url;

  @Option(
      names = "--store-user",
      paramLabel = "NAME",
      description =
          "Who signs in to it. Also: threadspool.store.username, THREADSPOOL_STORE_USERNAME. The"
              + " password is never an option: threadspool.store.password,"
              + " THREADSPOOL_STORE_PASSWORD, or ~/.pgpass.")
  private @Nullable String user;

  @Override
  public Map<String, Object> given() {
    Map<String, Object> given = new HashMap<>();
    if (url != null) {
      given.put(BELOW + ".url", url);
    }
    if (user != null) {
      given.put(BELOW + ".username", user);
    }
    return given;
  }

  /**
   * @param connections at most
   * @throws dev.threadspool.operator.UsageException where no database is named, or it lets nobody
   *     in by that name
   * @throws dev.threadspool.operator.AwayException where it does not answer
   */
  public HikariDataSource open(Settings settings, int connections) {
    return Databases.open(settings, BELOW, "--store", connections, false, null);
  }

  /**
   * The same, in a schema of the database other than the workers' own.
   *
   * @param schema on the search path, alone; need not be there
   */
  public HikariDataSource open(Settings settings, int connections, String schema) {
    return Databases.open(settings, BELOW, "--store", connections, false, schema);
  }
}
