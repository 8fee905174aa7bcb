package dev.threadspool.bench.latency;

import dev.threadspool.bench.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sends the same requests to all services, one after the other, round by round, each round in
 * another order. A first round, at the first rate, shows them as they have just started; then they
 * get requests as fast as they take them, to warm up.
 */
public final class LatencyRace {

  private final List<Candidate> candidates;
  private final Pace pace;

  public LatencyRace(List<Candidate> candidates, Pace pace) {
    this.candidates = List.copyOf(candidates);
    this.pace = pace;
  }

  /** So many runs there will be. */
  public long runs() {
    return candidates.size() * (1L + pace.hurries() + (long) pace.rates().size() * pace.rounds());
  }

  /**
   * One round, of which nothing counts.
   *
   * @param afterEach runs between any two runs
   * @return by service; of services that have just started
   */
  public Map<String, Latencies> first(Workload workload, Runnable afterEach)
      throws InterruptedException {
    return rounds(workload, pace.rates().getFirst(), 1, afterEach);
  }

  /**
   * Requests as fast as they are taken, of which nothing counts.
   *
   * @param afterEach runs between any two runs
   */
  public void hurry(Workload workload, Runnable afterEach) throws InterruptedException {
    for (int i = 0; i < pace.hurries(); i++) {
      for (Candidate candidate : candidates) {
        candidate.hurry(workload, pace.mostRequests());
        afterEach.run();
      }
    }
  }

  /**
   * All rates, all rounds.
   *
   * @param afterEach runs between any two runs
   * @return by rate, by service
   */
  public Map<Integer, Map<String, Latencies>> run(Workload workload, Runnable afterEach)
      throws InterruptedException {
    Map<Integer, Map<String, Latencies>> measured = new LinkedHashMap<>();
    for (int rate : pace.rates()) {
      measured.put(rate, rounds(workload, rate, pace.rounds(), afterEach));
    }
    return measured;
  }

  private Map<String, Latencies> rounds(Workload workload, int rate, int rounds, Runnable afterEach)
      throws InterruptedException {
    int count = pace.requests(rate);
    Map<Candidate, List<Times>> times = new LinkedHashMap<>();
    candidates.forEach(candidate -> times.put(candidate, new ArrayList<>()));
    List<Candidate> order = new ArrayList<>(candidates);
    for (int round = 0; round < rounds; round++) {
      for (Candidate candidate : order) {
        Objects.requireNonNull(times.get(candidate)).add(candidate.run(workload, count, rate));
        afterEach.run();
      }
      Collections.rotate(order, 1);
    }
    Map<String, Latencies> measured = new LinkedHashMap<>();
    times.forEach(
        (candidate, all) ->
            measured.put(
                candidate.service().key(), Latencies.of(candidate.service(), all, count * rounds)));
    return measured;
  }
}
