package dev.threadspool.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.decide.Decider;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.WaitBudget;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import dev.threadspool.worker.resolve.BatchResolver;
import dev.threadspool.worker.resolve.ItemMetrics;
import dev.threadspool.worker.resolve.ProviderHosts;
import dev.threadspool.worker.resolve.provider.Providers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.Test;

/** A rehearsal whose batches are too much at once, on a store and a sample Lightdash. */
class RehearsalTest {

  private static final int AT_A_TIME = 16;
  private static final String LONG = "x".repeat(10_000);

  /** Of events: two that tell of such a prompt fit, and three do not. */
  private static final long LIMIT_BYTES = 25_000;

  private static final WaitBudget BUDGET = new WaitBudget(Duration.ofMinutes(1));

  private final List<Milestone> reached = new ArrayList<>();

  @Test
  void shouldBeginTheNextBatchAsSmallAsWhatCameThrough() {
    try (World world = new World();
        AvroWire wire = new AvroWire(Map.of("schema.registry.url", world.stack().registryUrl()));
        HikariDataSource store = pool(world, world.storeUrl());
        HikariDataSource lightdash = pool(world, world.lightdashUrl());
        Rehearsal rehearsal = rehearsal(world, wire, store, lightdash)) {
      // When
      int first = inVain(() -> rehearsal.decide(records(world, 0), 0));
      int second = inVain(() -> rehearsal.decide(records(world, AT_A_TIME), 0));

      // Then: down to two; from there it is tried now and then whether more fits again.
      assertThat(world.store().count("thread")).isEqualTo(2 * AT_A_TIME);
      assertThat(first).as("of 16, twice of 8, four times of 4").isEqualTo(7);
      assertThat(second).as("2, 4 in vain, 2, 4 in vain, 2, 2").isEqualTo(2);
    }
  }

  /** How often commands were resolved and not decided. */
  private int inVain(Runnable rehearsal) {
    reached.clear();
    rehearsal.run();
    long resolved = reached.stream().filter(Milestone.RESOLVED::equals).count();
    long decided = reached.stream().filter(Milestone.DECIDING::equals).count();
    return (int) (resolved - decided);
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(World world, long from) {
    return LongStream.range(from, from + AT_A_TIME).mapToObj(n -> record(world, n)).toList();
  }

  private static ConsumerRecord<byte[], byte[]> record(World world, long offset) {
    ThreadCommand command = TestCommands.withPrompt(TestCommands.asking(), LONG);
    return new ConsumerRecord<>(
        world.topics().create(),
        0,
        offset,
        command.threadUuid().toString().getBytes(StandardCharsets.UTF_8),
        world.commands().encode(CommandCodec.toAvro(command)));
  }

  private Rehearsal rehearsal(
      World world, AvroWire wire, HikariDataSource pool, HikariDataSource lightdash) {
    Dependencies dependencies = new Dependencies(new SimpleMeterRegistry(), BUDGET);
    ThreadStore store = new ThreadStore(pool);
    store.migrate();
    Milestones milestones = reached::add;
    BatchResolver resolver =
        new BatchResolver(
            new PostgresCatalogue(
                Jdbi.create(lightdash).installPlugin(new PostgresPlugin()),
                true,
                FeatureGate.ALWAYS),
            _ -> Map.of(),
            new ProviderHosts(Set.of(), Set.of()),
            Providers.NONE,
            new ItemMetrics(new SimpleMeterRegistry()));
    Announcements announcements =
        new Announcements(world.topics(), wire, dependencies, world.group(), 1_000_000);
    return new Rehearsal(
        new CommandDecoder(
            new CommandTopics().with(world.topics().create(), Set.of(Actor.Type.USER)),
            wire,
            new TopicIds(world.admin(), dependencies, BUDGET),
            dependencies),
        new Deciding(
            resolver,
            new Decider(store, announcements, Clock.systemUTC(), LIMIT_BYTES, milestones),
            dependencies,
            milestones),
        () -> {});
  }

  private static HikariDataSource pool(World world, String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(world.stack().user());
    pool.setMaximumPoolSize(2);
    return pool;
  }
}
