package dev.threadspool.bench.profile;

import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;

/** Records runs of ours, from a full topic to the last event, and counts nothing between them. */
public final class Profiling {

  private static final Duration EVERY = Duration.ofMillis(10);
  private static final String ALLOCATIONS_PER_SECOND = "1000/s";

  private final Entrant ours;
  private final Workload workload;

  /**
   * @param workload all of which a run takes through
   */
  public Profiling(Entrant ours, Workload workload) {
    this.ours = ours;
    this.workload = workload;
  }

  /**
   * @param warmUps runs that are not recorded
   * @param rounds those that are
   */
  public Profile run(int warmUps, int rounds) throws InterruptedException, IOException {
    for (int i = 0; i < warmUps; i++) {
      var _ = ours.run(workload.first(workload.size()));
    }
    Path file = Files.createTempFile("threadspool-bench-", ".jfr");
    // One recording over all runs: a sample of an allocation stands for all that its thread has
    // allocated since the last one, and in a new recording the first would stand for what came
    // between the runs too.
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(EVERY);
      recording.enable("jdk.ObjectAllocationSample").with("throttle", ALLOCATIONS_PER_SECOND);
      recording.start();
      Meter meter = new Meter(ours.arena());
      List<Window> windows = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        windows.add(recorded(meter));
      }
      recording.stop();
      recording.dump(file);
      return new Profile(meter.sum(), Samples.of(file, windows, Thread.currentThread()));
    } finally {
      Files.delete(file);
    }
  }

  private Window recorded(Meter meter) throws InterruptedException {
    Instant[] between = new Instant[2];
    Duration took =
        ours.run(
            workload.first(workload.size()),
            () -> {
              meter.begin();
              between[0] = Instant.now();
            },
            () -> {
              between[1] = Instant.now();
              meter.end();
            });
    meter.count(workload.size(), took);
    return new Window(between[0], between[1]);
  }
}
