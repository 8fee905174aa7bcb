package dev.threadspool.bench.latency;

import dev.threadspool.bench.latency.EventWatch.Sighting;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.ThreadStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a service has kept what its answers say: behind every 200 is a thread of its own with all
 * that was asked, resolved; it is told once, or not at all where nothing is told; and nothing is
 * stored that nobody asked for.
 */
final class Kept {

  private Kept() {}

  /**
   * @throws WorkUndoneException where anything is missing, doubled or different
   */
  static void check(
      Service service,
      Arena arena,
      List<Job> jobs,
      List<Answer> answers,
      List<Sighting> sightings) {
    List<Answer> made = answers.stream().filter(answer -> answer.threadUuid() != null).toList();
    require(service, !made.isEmpty(), "nothing but", answers.getFirst().refusal());
    Map<UUID, StoredThread> threads =
        new ThreadStore(arena.database()).threads(made.stream().map(Answer::threadUuid).toList());
    require(service, threads.size() == made.size(), "threads behind answers", threads.size());
    for (Answer answer : made) {
      Job job = jobs.get(answer.number());
      StoredThread thread = Objects.requireNonNull(threads.get(answer.threadUuid()));
      require(service, isAsked(job.thread(), thread), "stored instead", thread);
    }
    long stored = stored(arena);
    // Whoever was not told of his thread may have one.
    require(service, stored >= made.size() && stored <= answers.size(), "threads stored", stored);
    told(service, threads.keySet(), sightings);
  }

  private static void told(Service service, Set<UUID> made, List<Sighting> sightings) {
    if (!service.announces()) {
      require(service, sightings.isEmpty(), "events, though none was to come", sightings.size());
      return;
    }
    Set<UUID> told = new HashSet<>();
    for (Sighting sighting : sightings) {
      require(service, told.add(sighting.threadUuid()), "told twice", sighting.threadUuid());
    }
    require(service, told.containsAll(made), "told, of %d".formatted(made.size()), told.size());
  }

  private static long stored(Arena arena) {
    return arena
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT count(*) FROM thread").mapTo(long.class).one());
  }

  /** Ids and times are the service's own; all else was asked for. */
  private static boolean isAsked(StoredThread expected, StoredThread actual) {
    return expected.organizationUuid().equals(actual.organizationUuid())
        && expected.projectUuid().equals(actual.projectUuid())
        && expected.agentUuid().equals(actual.agentUuid())
        && expected.actor().equals(actual.actor())
        && expected.actorName().equals(actual.actorName())
        && expected.createdFrom().equals(actual.createdFrom())
        && expected.prompt().equals(actual.prompt())
        && Objects.equals(expected.modelConfig(), actual.modelConfig())
        && expected.context().equals(actual.context());
  }

  private static void require(Service service, boolean holds, String what, @Nullable Object found) {
    if (!holds) {
      throw new WorkUndoneException("%s: %s: %s".formatted(service.title(), what, found));
    }
  }
}
