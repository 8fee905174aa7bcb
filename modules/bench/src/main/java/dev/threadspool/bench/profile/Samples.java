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
 * What a flight recording has seen. A thread's first sample of allocations stands for all that it
 * has allocated since it began, and is left out.
 *
 * @param running how often a thread was seen at work, by stage
 * @param allocated bytes, weighted samples, by stage
 * @param hottest methods in which ours were seen most often, with how often
 */
record Samples(Map<Stage, Long> running, Map<Stage, Long> allocated, Map<String, Long> hottest) {

  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  /**
   * @param windows what was seen at other times is not looked at
   * @param bench the thread that measures: what it allocates between the windows would stand in its
   *     first sample within
   */
  static Samples of(Path recording, List<Window> windows, Thread bench) throws IOException {
    Samples samples =
        new Samples(new EnumMap<>(Stage.class), new EnumMap<>(Stage.class), new HashMap<>());
    Set<Long> begun = new HashSet<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedThread thread = event.getThread();
        boolean isBench = thread != null && thread.getJavaThreadId() == bench.threadId();
        boolean isOfBefore =
            event.getEventType().getName().equals(ALLOCATION)
                && thread != null
                && begun.add(thread.getId());
        if (!isBench
            && !isOfBefore
            && windows.stream().anyMatch(window -> window.holds(event.getStartTime()))) {
          samples.add(event);
        }
      }
    }
    return samples;
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

  long runningTotal() {
    return running.values().stream().mapToLong(Long::longValue).sum();
  }
}
