package dev.threadspool.acceptance.faults.check;

import static dev.threadspool.acceptance.faults.check.HandMade.PARTITION;
import static dev.threadspool.acceptance.faults.check.Invariant.ALL_DECIDED;
import static dev.threadspool.acceptance.faults.check.Invariant.OFFSETS_BEHIND;
import static dev.threadspool.acceptance.faults.check.Invariant.PROGRESS;

import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.check.evidence.Sample.Window;
import dev.threadspool.store.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Offsets and progress rows that are ahead of what is done, behind it, or go back. */
final class OffsetCorruptions {

  private OffsetCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of(
            "a record was committed before it was decided",
            run -> {
              long end = run.made.log.size();
              run.made.samples.set(
                  1,
                  sample(end, new Progress(end, end), new Window(PARTITION, 4, end, Set.of(4L))));
            },
            OFFSETS_BEHIND),
        Corruption.of(
            "committed offsets went back",
            run -> {
              long end = run.made.log.size();
              run.made.samples.add(sample(1, new Progress(end, end)));
            },
            OFFSETS_BEHIND),
        Corruption.of(
            "progress went back",
            run -> {
              long end = run.made.log.size();
              run.made.samples.add(sample(end, new Progress(end + 1, end)));
            },
            PROGRESS),
        Corruption.of(
            "more is claimed to be announced than was committed by the next look",
            run -> {
              run.made.samples.addFirst(sample(0, new Progress(1, 1)));
              run.made.samples.addFirst(sample(0, new Progress(1, 1)));
            },
            PROGRESS),
        Corruption.of(
            "more is claimed to be announced than is decided",
            run -> {
              long end = run.made.log.size();
              run.made.progress.put(PARTITION, new Progress(end, end + 1));
            },
            PROGRESS),
        Corruption.of(
            "an outcome is not covered by the progress",
            run -> {
              run.made.samples.clear();
              long end = run.made.log.size();
              run.made.progress.put(PARTITION, new Progress(end - 1, end - 1));
            },
            PROGRESS),
        Corruption.of(
            "the group had committed more than was decided",
            run -> {
              long end = run.made.log.size();
              run.made.samples.clear();
              run.made.samples.add(sample(end, new Progress(end - 1, 0)));
            },
            PROGRESS),
        Corruption.of(
            "a record is left over",
            run -> run.made.committed.put(PARTITION, (long) run.made.log.size() - 1),
            ALL_DECIDED));
  }

  private static Sample sample(long committed, Progress progress, Window... windows) {
    return new Sample(
        Ideal.NOW,
        false,
        Map.of(PARTITION, committed),
        Map.of(PARTITION, progress),
        List.of(windows));
  }
}
