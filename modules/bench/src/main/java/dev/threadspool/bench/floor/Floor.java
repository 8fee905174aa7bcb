package dev.threadspool.bench.floor;

import dev.threadspool.bench.contenders.Contender;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import dev.threadspool.bench.workload.Workload;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What the parts can do at most: the same bytes of commands are consumed, the same rows go into the
 * same tables by COPY, the same bytes of events and replies are produced in a Kafka transaction
 * with the offsets. All of them were made beforehand; between them nothing is done.
 */
public final class Floor implements Contender {

  private final Supplier<Workload> workload;

  /**
   * @param workload what is in the topics at the time
   */
  public Floor(Supplier<Workload> workload) {
    this.workload = workload;
  }

  @Override
  public String key() {
    return "floor";
  }

  @Override
  public String title() {
    return "floor: COPY and bytes";
  }

  @Override
  public AutoCloseable start(Arena arena) {
    List<FloorThread> threads =
        IntStream.range(0, Polling.THREADS)
            .mapToObj(number -> new FloorThread(arena, number, workload))
            .toList();
    threads.forEach(FloorThread::start);
    return () -> threads.forEach(FloorThread::close);
  }
}
