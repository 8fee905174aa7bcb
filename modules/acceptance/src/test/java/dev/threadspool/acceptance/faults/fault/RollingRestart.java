package dev.threadspool.acceptance.faults.fault;

import java.util.Random;
import java.util.Set;

/** All workers are stopped in order and started again, one after the other. */
record RollingRestart() implements Fault {

  @Override
  public String name() {
    return "rolling-restart";
  }

  @Override
  public String sentence() {
    return "SIGTERM of each worker in turn; the next one once its successor runs";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.GROUP);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    for (Member member : world.members()) {
      member.started().stop();
      member.startAnew();
      member.started();
    }
    return Trouble.loss("all workers stopped and started, in turn", () -> {});
  }
}
