package dev.threadspool.bench.latency;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.worker.milestone.Milestones;
import java.util.Map;

/** Ingress and worker as they are shipped. */
public final class Announcing implements Service {

  @Override
  public String key() {
    return "ours";
  }

  @Override
  public String title() {
    return "Threadspool";
  }

  @Override
  public boolean announces() {
    return true;
  }

  @Override
  public Running start(Arena arena) throws InterruptedException {
    return Pipeline.start(arena, Milestones.UNWATCHED, Map.of());
  }
}
