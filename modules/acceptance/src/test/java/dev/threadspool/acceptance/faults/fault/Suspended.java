package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A worker stands still at a milestone (SIGSTOP), with all that it has open, until it has lost its
 * partitions; then it goes on (SIGCONT) as if nothing had been.
 */
record Suspended() implements Fault {

  private static final List<Milestone> MILESTONES = List.of(Milestone.values());

  @Override
  public String name() {
    return "suspended";
  }

  @Override
  public String sentence() {
    return "SIGSTOP of a worker at a milestone, SIGCONT after max.poll.interval.ms and more";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER);
  }

  @Override
  public Duration lasting() {
    return World.MAX_POLL_INTERVAL.plusSeconds(4);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    Member member = world.claim(chance);
    WorkerProcess process = member.started();
    Milestone milestone = MILESTONES.get(chance.nextInt(MILESTONES.size()));
    boolean there = Patience.holds(process, milestone, 1 + chance.nextInt(3));
    process.suspend();
    // It hears that when it goes on.
    process.release();
    return Trouble.loss(
            "%s suspended at %s".formatted(member, there ? milestone : "any moment"),
            () -> {
              process.resume();
              world.giveBack(member);
            })
        .struck(there);
  }
}
