package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** All workers die at once by SIGKILL, wherever they are. */
record AllKilled() implements Fault {

  @Override
  public String name() {
    return "all-killed";
  }

  @Override
  public String sentence() {
    return "kill -9 of all workers at once";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.GROUP);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    List<WorkerProcess> processes = world.members().stream().map(Member::started).toList();
    processes.parallelStream().forEach(WorkerProcess::kill9);
    return Trouble.loss("all workers killed", () -> world.members().forEach(Member::startAnew));
  }
}
