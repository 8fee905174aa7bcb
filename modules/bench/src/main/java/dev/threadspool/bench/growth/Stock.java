package dev.threadspool.bench.growth;

import dev.threadspool.bench.growth.Ground.Ids;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Lightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Puts threads into an empty store, in SQL. */
final class Stock {

  private static final String RANDOM = "gen_random_uuid()";

  /** UUIDs of version 7, a millisecond apart, up to now. */
  private static final String TIME_ORDERED =
      """
      (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint - ${threads} + g), 12, '0')
        || '7' || substr(md5(g::text), 1, 3) || '8' || substr(md5(g::text), 4, 15))::uuid""";

  private Stock() {}

  /** Leaves the tables as they are once the database has had time: vacuumed, and written out. */
  static void fill(Arena arena, Ground ground) {
    String script = script(ground);
    arena
        .jdbi()
        .useHandle(
            handle -> {
              handle.createScript(script).executeAsSeparateStatements();
              handle.execute("VACUUM (ANALYZE) thread, prompt, prompt_context");
              handle.execute("CHECKPOINT");
            });
  }

  private static String script(Ground ground) {
    String script = resource();
    for (var entry :
        Map.of(
                "organization", SampleLightdash.ORGANIZATION.toString(),
                "project", SampleLightdash.PROJECT.toString(),
                "agent", SampleLightdash.OPEN_AGENT.toString(),
                "topic", UUID.randomUUID().toString(),
                "users", String.valueOf(Lightdash.USERS))
            .entrySet()) {
      script = script.replace("${" + entry.getKey() + "}", entry.getValue());
    }
    return script
        .replace("${uuid}", ground.ids() == Ids.RANDOM ? RANDOM : TIME_ORDERED)
        .replace("${threads}", String.valueOf(ground.threads()));
  }

  private static String resource() {
    try (InputStream file = Stock.class.getResourceAsStream("/bench/stock.sql")) {
      if (file == null) {
        throw new IllegalStateException("bench/stock.sql is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
