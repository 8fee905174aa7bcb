package dev.threadspool.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS = 200;
  private static final long HALF = (long) BLOCK * BLOCKS / 2;
  private static final Thread ANOTHER = new Thread(() -> {});

  @TempDir private Path folder;

  @Test
  void shouldCountNeitherWhatTheBenchAllocatesNorWhatComesBetweenTheRuns() throws IOException {
    // Given
    Path file = folder.resolve("recording.jfr");
    Instant before;
    Instant begin;
    Instant end;
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ObjectAllocationSample").with("throttle", "100000/s");
      recording.start();
      before = Instant.now();
      int warm = allocate(1);
      begin = Instant.now();
      assertThat(warm + allocate(BLOCKS)).isPositive();
      end = Instant.now();
      recording.stop();
      recording.dump(file);
    }

    // Then
    assertThat(leftOut(file, new Window(begin, end))).isGreaterThan(HALF);
    assertThat(leftOut(file, new Window(before, begin))).isLessThan(HALF);
  }

  /**
   * Bytes that are not counted because this thread is the bench's. What others allocate meanwhile,
   * the broker of another test among them, is in both figures.
   */
  private static long leftOut(Path file, Window window) throws IOException {
    return allocated(file, window, ANOTHER) - allocated(file, window, Thread.currentThread());
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
