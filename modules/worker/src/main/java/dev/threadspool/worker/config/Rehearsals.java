package dev.threadspool.worker.config;

import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.decide.Decider;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.WaitBudget;
import dev.threadspool.worker.intake.CommandDecoder;
import dev.threadspool.worker.intake.Deciding;
import dev.threadspool.worker.intake.Rehearsal;
import dev.threadspool.worker.intake.TopicIds;
import dev.threadspool.worker.milestone.Milestones;
import dev.threadspool.worker.resolve.BatchResolver;
import dev.threadspool.worker.resolve.ItemMetrics;
import dev.threadspool.worker.resolve.OwnThread;
import dev.threadspool.worker.resolve.OwnThreads;
import dev.threadspool.worker.resolve.provider.Providers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Puts a worker's first stages together for whoever wants to know what it would decide. */
public final class Rehearsals {

  private static final WaitBudget PATIENT = new WaitBudget(Duration.ofMinutes(1));

  private Rehearsals() {}

  /** Which of the live threads a rehearsal may pin that it has not made itself. */
  @FunctionalInterface
  public interface Elsewhere {
    /** Those of these threads that may be looked for in the live store. */
    Collection<UUID> of(Collection<UUID> threadUuids);
  }

  /**
   * All that is given stays the caller's to close.
   *
   * @param settings the workers' own
   * @param store where is decided
   * @param live where threads are that were made before
   */
  public static Rehearsal open(
      WorkerSettings settings,
      TopicPlan plan,
      AvroWire wire,
      Admin admin,
      DataSource lightdash,
      DataSource store,
      DataSource live,
      Elsewhere elsewhere) {
    LaneMemory memory = LaneMemory.ofThisProcess();
    ThreadStore rehearsed = new ThreadStore(store, memory.bytes());
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Dependencies dependencies = new Dependencies(meters, PATIENT);
    Clock clock = Clock.systemUTC();
    Providers providers = settings.providers().open(clock, meters, PATIENT.step());
    Announcements announcements =
        new Announcements(
            plan.names(), wire, dependencies, settings.worker().group(), plan.maxEventBytes());
    return new Rehearsal(
        new CommandDecoder(
            settings.worker().commandTopics(plan.names()),
            wire,
            new TopicIds(admin, dependencies, PATIENT),
            dependencies),
        new Deciding(
            new BatchResolver(
                new PostgresCatalogue(
                    Jdbi.create(lightdash).installPlugin(new PostgresPlugin()),
                    settings.worker().customRoles(),
                    settings.worker().featureGate(),
                    memory.bytes()),
                own(
                    new StoredThreads(rehearsed, dependencies),
                    new StoredThreads(new ThreadStore(live, memory.bytes()), dependencies),
                    elsewhere),
                settings.recognisedHosts(),
                providers,
                new ItemMetrics(meters)),
            new Decider(rehearsed, announcements, clock, memory.bytes(), Milestones.UNWATCHED),
            dependencies,
            Milestones.UNWATCHED),
        () -> close(providers));
  }

  private static OwnThreads own(OwnThreads rehearsed, OwnThreads live, Elsewhere elsewhere) {
    return threads -> {
      Map<UUID, OwnThread> found = new HashMap<>(rehearsed.find(threads));
      var others =
          elsewhere.of(threads.stream().filter(thread -> !found.containsKey(thread)).toList());
      if (!others.isEmpty()) {
        found.putAll(live.find(others));
      }
      return found;
    };
  }

  private static void close(Providers providers) {
    if (providers instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IllegalStateException("providers cannot be left", e);
      }
    }
  }
}
