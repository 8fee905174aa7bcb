package dev.threadspool.worker.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.store.ThreadHead;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.resolve.provider.Providers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.DynamicTest;

/**
 * The resolvers on a sample Lightdash and an empty store, both in databases of a test class's own.
 */
final class Rules implements AutoCloseable {

  private final HikariDataSource lightdashPool;
  private final HikariDataSource storePool;
  private final Jdbi lightdash;
  private final ThreadStore store;
  private final BatchResolver resolver;

  Rules(String name) {
    this(name, FeatureGate.ALWAYS);
  }

  Rules(String name, FeatureGate gate) {
    this(name, gate, Providers.NONE);
  }

  Rules(String name, FeatureGate gate, Providers providers) {
    LocalStack stack = LocalStack.shared();
    String url = stack.jdbcUrl(name + "_lightdash");
    SampleLightdash.load(url, stack.user(), stack.password());
    lightdashPool = pool(url, stack);
    storePool = pool(stack.jdbcUrl(name + "_store"), stack);
    lightdash = Jdbi.create(lightdashPool).installPlugin(new PostgresPlugin());
    store = new ThreadStore(storePool);
    store.migrate();
    resolver =
        new BatchResolver(
            new PostgresCatalogue(lightdash, true, gate),
            threadUuids -> threads(store.heads(threadUuids)),
            new ProviderHosts(Set.of("github.jaffle.example"), Set.of("gitlab.jaffle.example")),
            providers,
            new ItemMetrics(new SimpleMeterRegistry()));
  }

  private static Map<UUID, OwnThread> threads(Map<UUID, ThreadHead> heads) {
    return heads.values().stream()
        .collect(
            Collectors.toMap(
                ThreadHead::threadUuid,
                head ->
                    new OwnThread(
                        head.threadUuid(),
                        head.organizationUuid(),
                        head.agentUuid(),
                        head.actor().uuid(),
                        head.displayName(),
                        head.promptUuid())));
  }

  private static HikariDataSource pool(String url, LocalStack stack) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(stack.user());
    pool.setMaximumPoolSize(2);
    return pool;
  }

  /** A test a row; all rows go through the resolvers as one batch. */
  Stream<DynamicTest> hold(Row... rows) {
    var resolutions = resolver.resolve(Arrays.stream(rows).map(Rules::command).toList());
    return IntStream.range(0, rows.length)
        .mapToObj(
            n ->
                DynamicTest.dynamicTest(
                    rows[n].rule(), () -> assertSame(rows[n].expected(), resolutions.get(n))));
  }

  private static void assertSame(Resolution expected, Resolution actual) {
    switch (expected) {
      case Resolution.Refused _ -> assertThat(actual).isEqualTo(expected);
      case Resolution.Accepted accepted -> {
        assertThat(actual).isInstanceOf(Resolution.Accepted.class);
        assertThat(((Resolution.Accepted) actual).context())
            .containsExactlyElementsOf(accepted.context());
      }
    }
  }

  void execute(String sql) {
    lightdash.useHandle(handle -> handle.execute(sql));
  }

  ThreadStore store() {
    return store;
  }

  /** A user of the other organization asks that organization's agent. */
  private static ThreadCommand command(Row row) {
    UUID threadUuid = UUID.randomUUID();
    boolean other = row.actor().uuid().equals(SampleLightdash.OTHER_ORGANIZATIONS_ADMIN);
    return new ThreadCommand(
        UUID.randomUUID(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.EPOCH,
        other ? SampleLightdash.OTHER_ORGANIZATION : SampleLightdash.ORGANIZATION,
        other ? SampleLightdash.OTHER_ORGANIZATIONS_PROJECT : SampleLightdash.PROJECT,
        other ? SampleLightdash.OTHER_ORGANIZATIONS_AGENT : SampleLightdash.OPEN_AGENT,
        row.actor(),
        row.actor().type() == Actor.Type.USER ? "web_app" : "remediation",
        "What sells?",
        null,
        row.items());
  }

  @Override
  public void close() {
    lightdashPool.close();
    storePool.close();
  }
}
