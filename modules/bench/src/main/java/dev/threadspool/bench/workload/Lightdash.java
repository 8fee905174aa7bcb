package dev.threadspool.bench.workload;

import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The sample Lightdash with so many people, charts and dashboards that a batch does not ask for the
 * same few again and again. Everybody may pin every chart and dashboard, some of them only through
 * an entry of a private space.
 */
public final class Lightdash {

  public static final String DATABASE = "lightdash";
  public static final int USERS = 400;
  public static final int CHARTS = 2_000;
  public static final int DASHBOARDS = 400;

  private static final int FIRST = 1_001;

  private Lightdash() {}

  /** Makes tables and rows in {@link #DATABASE}, which must be new. */
  public static void load(LocalStack stack) {
    load(stack, DATABASE, CHARTS);
  }

  /** The same in another database, with as many charts. */
  public static void load(LocalStack stack, String name, int charts) {
    String url = stack.jdbcUrl(name);
    SampleLightdash.load(url, stack.user(), stack.password());
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    database.setUser(stack.user());
    database.setPassword(stack.password());
    Jdbi.create(database)
        .useTransaction(
            handle -> handle.createScript(resource(charts)).executeAsSeparateStatements());
  }

  static UUID user(int number) {
    return uuid("0b", number % USERS);
  }

  static UUID chart(int number) {
    return uuid("0e", number);
  }

  static UUID dashboard(int number) {
    return uuid("0f", number % DASHBOARDS);
  }

  /** The personal access token of {@link #user}. */
  public static String token(int number) {
    return "ldpat_bench-" + (FIRST + number % USERS);
  }

  private static UUID uuid(String kind, int number) {
    return UUID.fromString("%s000000-0000-4000-8000-%012d".formatted(kind, FIRST + number));
  }

  private static String resource(int charts) {
    try (InputStream file = Lightdash.class.getResourceAsStream("/bench/catalogue.sql")) {
      if (file == null) {
        throw new IllegalStateException("bench/catalogue.sql is not on the class path");
      }
      String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (var entry :
          Map.of("users", USERS, "charts", charts, "dashboards", DASHBOARDS).entrySet()) {
        sql = sql.replace("${" + entry.getKey() + "}", String.valueOf(entry.getValue()));
      }
      return sql;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
