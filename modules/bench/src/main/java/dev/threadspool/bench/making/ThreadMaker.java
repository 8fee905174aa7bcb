package dev.threadspool.bench.making;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.worker.resolve.BatchResolver;
import dev.threadspool.worker.resolve.ItemMetrics;
import dev.threadspool.worker.resolve.ProviderHosts;
import dev.threadspool.worker.resolve.Resolution;
import dev.threadspool.worker.resolve.provider.Providers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Makes the thread that a command asks for, with the worker's own resolver: all contenders check
 * and look up the same. Thread-safe.
 */
public final class ThreadMaker implements AutoCloseable {

  private final HikariDataSource lightdash;
  private final BatchResolver resolver;

  /**
   * @param connections to Lightdash's database
   */
  public ThreadMaker(Arena arena, int connections) {
    this.lightdash = pool(arena, arena.lightdashUrl(), connections);
    this.lightdash.setReadOnly(true);
    this.resolver =
        new BatchResolver(
            new PostgresCatalogue(Jdbi.create(lightdash).installPlugin(new PostgresPlugin()), true),
            _ -> Map.of(),
            new ProviderHosts(Set.of(), Set.of()),
            Providers.NONE,
            new ItemMetrics(new SimpleMeterRegistry()));
  }

  /** A pool that is as large as it gets from the begin. */
  public static HikariDataSource pool(Arena arena, String url, int connections) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(arena.stack().user());
    pool.setPassword(arena.stack().password());
    pool.setMaximumPoolSize(connections);
    return pool;
  }

  /** One command, as a listener of single records gets it. */
  public StoredThread make(ThreadCommand command, Origin origin) {
    return make(List.of(command), List.of(origin)).getFirst();
  }

  /**
   * One thread a command, in their order.
   *
   * @throws IllegalStateException where one is refused: the workload has none such
   */
  public List<StoredThread> make(List<ThreadCommand> commands, List<Origin> origins) {
    List<Resolution> resolutions = resolver.resolve(commands);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<StoredThread> threads = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      ThreadCommand command = commands.get(i);
      threads.add(
          switch (resolutions.get(i)) {
            case Resolution.Accepted accepted -> thread(command, accepted, origins.get(i), now);
            case Resolution.Refused refused ->
                throw new IllegalStateException("refused: " + refused.error());
          });
    }
    return threads;
  }

  private static StoredThread thread(
      ThreadCommand command, Resolution.Accepted accepted, Origin origin, Instant now) {
    return new StoredThread(
        command.threadUuid(),
        command.promptUuid(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        accepted.actorName(),
        command.createdFrom(),
        null,
        null,
        now,
        command.commandId(),
        command.issuedAt(),
        origin,
        ContentHasher.hash(command),
        command.prompt(),
        command.modelConfig(),
        accepted.context());
  }

  @Override
  public void close() {
    lightdash.close();
  }
}
