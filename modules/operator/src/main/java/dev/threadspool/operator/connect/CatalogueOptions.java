package dev.threadspool.operator.connect;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lightdash's database, which is only read, and how to sign in to it. */
public final class CatalogueOptions implements SettingOptions {

  static final String BELOW = "threadspool.lightdash";

  @Option(
      names = "--lightdash",
      paramLabel = "URL",
      description =
          "Lightdash's database, only read: jdbc:postgresql://HOST/DATABASE. Also:"
              + " threadspool.lightdash.url, THREADSPOOL_LIGHTDASH_URL.")
  private @Nullable String url;

  @Option(
      names = "--lightdash-user",
      paramLabel = "NAME",
      description =
          "Who signs in to it. Also: threadspool.lightdash.username,"
              + " THREADSPOOL_LIGHTDASH_USERNAME. The password is never an option:"
              + " threadspool.lightdash.password, THREADSPOOL_LIGHTDASH_PASSWORD, or ~/.pgpass.")
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
    return Databases.open(settings, BELOW, "--lightdash", connections, true, null);
  }
}
