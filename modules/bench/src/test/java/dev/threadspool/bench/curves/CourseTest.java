package dev.threadspool.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.operator.train.WorkerJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

/** A worker as a process does the whole job, each run checks itself; never how fast. */
class CourseTest {

  @Test
  void shouldTakeCommandsThroughAProcessOfItsOwn() throws Exception {
    // Given
    Setup setup = new Setup(2, 2, 10, 1);
    Workload workload =
        Workload.make(TestBench.arena("curvesreference"), setup.items(), 40, _ -> {});
    Arena arena = Arena.open(TestBench.stack(), "curves", setup.partitions());
    AtomicInteger runs = new AtomicInteger();
    List<ProcessHandle> before = ProcessHandle.current().children().toList();

    // When
    Measured measured =
        new Course(WorkerJvm.ofScript(), arena, setup, workload.first(40))
            .run(2, runs::incrementAndGet);

    // Then
    assertThat(runs).hasValue(3);
    assertThat(measured.commands()).isEqualTo(40);
    assertThat(measured.rates().values()).hasSize(2).allMatch(rate -> rate > 0);
    assertThat(measured.ready()).isPositive();
    if (OS.LINUX.isCurrentOs()) {
      Resident resident = Objects.requireNonNull(measured.resident());
      assertThat(resident.megabytes()).isPositive();
      assertThat(resident.peakMegabytes()).isGreaterThanOrEqualTo(resident.megabytes());
    }
    assertThat(ProcessHandle.current().children()).hasSameElementsAs(before);
  }

  @Test
  void shouldNameTheLogOfAWorkerThatCannotStart() throws Exception {
    // Given
    Setup impossible = new Setup(Arena.PARTITIONS, 2, 0, 1);
    Course course =
        new Course(WorkerJvm.ofScript(), TestBench.arena("curvesfailing"), impossible, List.of());

    // When
    var undone = catchThrowableOfType(WorkUndoneException.class, () -> course.run(1, () -> {}));

    // Then
    assertThat(undone).hasMessageContaining("has ended with 2");
    String message = String.valueOf(undone.getMessage());
    Path log = Path.of(message.substring(message.lastIndexOf(' ') + 1));
    assertThat(log).content().contains("threadspool.worker.max-batch-records is 1 at least, not 0");
    Files.delete(log);
  }
}
