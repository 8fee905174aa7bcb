package dev.threadspool.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS = 200;
  private static final long HALF = (long) BLOCK * BLOCKS / 2;
  private static final Thread ANOTHER = new Thread(() -> {});

  @TempDir private Path folder;

  /**
   * On a thread of its own: a thread's first sample stands for all that it has allocated since it
   * began, in other tests too.
   */
  @Test
  void shouldCountNeitherWhatTheBenchAllocatesNorWhatComesBetweenTheRuns() throws Exception {
    // Given
    Path file = folder.resolve("recording.jfr");
    List<Window> windows = new CopyOnWriteArrayList<>();
    Thread bench =
        new Thread(
            () -> {
              windows.add(allocating(1));
              windows.add(allocating(BLOCKS));
            });
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ObjectAllocationSample").with("throttle", "100000/s");
      recording.start();
      bench.start();
      bench.join();
      recording.stop();
      recording.dump(file);
    }

    // Then
    assertThat(leftOut(file, windows.getLast(), bench)).isGreaterThan(HALF);
    assertThat(leftOut(file, windows.getFirst(), bench)).isLessThan(HALF);
  }

  private static Window allocating(int blocks) {
    Instant begin = Instant.now();
    assertThat(allocate(blocks)).isPositive();
    return new Window(begin, Instant.now());
  }

  /**
   * Bytes that are not counted because the thread is the bench's. What others allocate meanwhile,
   * the broker of another test among them, is in both figures.
   */
  private static long leftOut(Path file, Window window, Thread bench) throws IOException {
    return allocated(file, window, ANOTHER) - allocated(file, window, bench);
  }

  private static long allocated(Path file, Window window, Thread bench) throws IOException {
    return Samples.of(file, List.of(window), bench).allocated().values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static int allocate(int blocks) {
    int sum = 0;
    for (int i = 0; i < blocks; i++) {
      byte[] block = new byte[BLOCK];
      block[i % BLOCK] = 1;
      sum += block[i % BLOCK];
    }
    return sum;
  }
}
