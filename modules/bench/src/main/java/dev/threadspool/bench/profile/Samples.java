package dev.threadspool.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a flight recording has seen.
 *
 * @param running how often a thread was seen at work, by stage
 * @param allocated bytes, weighted samples, by stage
 * @param hottest methods in which ours were seen most often, with how often
 */
record Samples(Map<Stage, Long> running, Map<Stage, Long> allocated, Map<String, Long> hottest) {

  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  static Samples of(Path recording) throws IOException {
    Samples samples =
        new Samples(new EnumMap<>(Stage.class), new EnumMap<>(Stage.class), new HashMap<>());
    Set<Long> seen = new HashSet<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (!isOfTheTimeBefore(event, seen)) {
          samples.add(event);
        }
      }
    }
    return samples;
  }

  /**
   * A thread's first sample of an allocation stands for all that it has allocated since its last
   * one, in an earlier recording or never: also for what it did between the runs.
   */
  private static boolean isOfTheTimeBefore(RecordedEvent event, Set<Long> seen) {
    RecordedThread thread = event.getThread();
    return event.getEventType().getName().equals(ALLOCATION)
        && (thread == null || seen.add(thread.getId()));
  }

  private void add(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null) {
      return;
    }
    List<String> frames =
        stack.getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName())
            .toList();
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> {
        Stage stage = Stage.of(frames);
        running.merge(stage, 1L, Long::sum);
        if (stage.isOurs()) {
          hottest.merge(frames.getFirst(), 1L, Long::sum);
        }
      }
      case ALLOCATION -> allocated.merge(Stage.of(frames), event.getLong("weight"), Long::sum);
      default -> {
        // Nothing else was asked for.
      }
    }
  }

  /** The same of both. */
  Samples plus(Samples other) {
    Samples sum =
        new Samples(new EnumMap<>(Stage.class), new EnumMap<>(Stage.class), new HashMap<>());
    for (Samples one : List.of(this, other)) {
      one.running.forEach((stage, count) -> sum.running.merge(stage, count, Long::sum));
      one.allocated.forEach((stage, bytes) -> sum.allocated.merge(stage, bytes, Long::sum));
      one.hottest.forEach((method, count) -> sum.hottest.merge(method, count, Long::sum));
    }
    return sum;
  }

  long runningTotal() {
    return running.values().stream().mapToLong(Long::longValue).sum();
  }
}
