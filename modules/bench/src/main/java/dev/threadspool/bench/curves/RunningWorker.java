package dev.threadspool.bench.curves;

import dev.threadspool.bench.contenders.Contender;
import dev.threadspool.bench.site.Arena;

/** A worker that works in its arena already; whoever has started it ends it. */
final class RunningWorker implements Contender {

  @Override
  public String key() {
    return "worker";
  }

  @Override
  public String title() {
    return "Threadspool's worker, as a process";
  }

  @Override
  public AutoCloseable start(Arena arena) {
    return () -> {};
  }
}
