package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** A worker dies by SIGKILL as soon as it comes to a milestone. */
record KilledAt(Milestone milestone) implements Fault {

  @Override
  public String name() {
    return "killed-at-" + milestone.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String sentence() {
    return "kill -9 of a worker that has come to " + milestone;
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    Member member = world.claim(chance);
    WorkerProcess process = member.started();
    boolean there = Patience.comesTrue(process.killAt(milestone, 1 + chance.nextInt(3)));
    process.kill9();
    return Trouble.loss(
            there
                ? "%s killed at %s".formatted(member, milestone)
                : "%s killed, having never come to %s".formatted(member, milestone),
            () -> {
              member.startAnew();
              world.giveBack(member);
            })
        .struck(there);
  }
}
