package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/** Two workers with one {@code transactional.id} fence each other, until one is stopped. */
record SameInstanceTwice() implements Fault {

  @Override
  public String name() {
    return "same-instance-twice";
  }

  @Override
  public String sentence() {
    return "a second worker with the name, and so the transactional.id, of another";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER);
  }

  @Override
  public Duration lasting() {
    return Duration.ofSeconds(8);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    Member member = world.claim(chance);
    WorkerProcess twin = member.twin();
    twin.awaitStarted();
    return Trouble.outage(
        "two workers named " + member,
        () -> {
          twin.stop();
          world.giveBack(member);
        });
  }
}
