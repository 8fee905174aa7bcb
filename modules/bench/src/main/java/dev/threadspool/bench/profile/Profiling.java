package dev.threadspool.bench.profile;

import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/** Records runs of ours, from a full topic to the last event, and nothing between them. */
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
    Profile profile = Profile.NONE;
    for (int i = 0; i < rounds; i++) {
      profile = profile.plus(recorded());
    }
    return profile;
  }

  private Profile recorded() throws InterruptedException, IOException {
    Path file = Files.createTempFile("threadspool-bench-", ".jfr");
    ProcessHandle postmaster = Processors.postmaster(ours.arena());
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(EVERY);
      recording.enable("jdk.ObjectAllocationSample").with("throttle", ALLOCATIONS_PER_SECOND);
      Processors[] used = new Processors[2];
      Duration took =
          ours.run(
              workload.first(workload.size()),
              () -> {
                used[0] = Processors.now(postmaster);
                recording.start();
              },
              () -> {
                recording.stop();
                used[1] = Processors.now(postmaster);
              });
      recording.dump(file);
      return new Profile(workload.size(), took, used[1].since(used[0]), Samples.of(file));
    } finally {
      Files.delete(file);
    }
  }
}
