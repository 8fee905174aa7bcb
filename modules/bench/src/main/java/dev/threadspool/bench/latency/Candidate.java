package dev.threadspool.bench.latency;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.bench.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A service that runs in its arena, and waits for requests between the rounds. */
public final class Candidate implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A way to send a run's requests. */
  private interface Sending {
    List<Answer> by(Requests requests) throws InterruptedException;
  }

  private final Service service;
  private final Arena arena;
  private final Service.Running running;

  private Candidate(Service service, Arena arena, Service.Running running) {
    this.service = service;
    this.arena = arena;
    this.running = running;
  }

  /** Returns when it takes requests. */
  public static Candidate open(Service service, Arena arena) throws InterruptedException {
    return new Candidate(service, arena, service.start(arena));
  }

  Service service() {
    return service;
  }

  /**
   * Sends the workload's first requests, and checks that all that was answered is done.
   *
   * @param rate requests a second
   */
  Times run(Workload workload, int count, int rate) throws InterruptedException {
    return run(workload, count, requests -> requests.send(running.port(), count, rate));
  }

  /** The same, each request as soon as one of those before is answered. */
  void hurry(Workload workload, int count) throws InterruptedException {
    var _ = run(workload, count, requests -> requests.hurry(running.port(), count));
  }

  private Times run(Workload workload, int count, Sending send) throws InterruptedException {
    arena.reset();
    try (EventWatch events = EventWatch.open(arena);
        Requests requests = new Requests(workload.bodies())) {
      List<Answer> answers = send.by(requests);
      if (service.announces()) {
        await(events, answers);
      }
      Kept.check(service, arena, workload.first(count), answers, events.sightings());
      return Times.of(answers, events.sightings());
    }
  }

  private void await(EventWatch events, List<Answer> answers) throws InterruptedException {
    Set<UUID> made =
        answers.stream()
            .map(Answer::threadUuid)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!events.haveShown(made)) {
      if (System.nanoTime() > deadline) {
        throw new WorkUndoneException(
            "%s: not all of %d events are out after %d s"
                .formatted(service.title(), made.size(), PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  @Override
  public void close() throws Exception {
    running.close();
  }
}
