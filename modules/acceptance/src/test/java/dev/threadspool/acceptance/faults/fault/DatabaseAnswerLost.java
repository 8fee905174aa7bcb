package dev.threadspool.acceptance.faults.fault;

import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.net.Direction;
import dev.threadspool.acceptance.faults.net.Relay;
import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/** A decision is committed, and the worker never learns it: its connection breaks meanwhile. */
record DatabaseAnswerLost() implements Fault {

  private static final Duration ANSWER = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "database-answer-lost";
  }

  @Override
  public String sentence() {
    return "the database commits, and its answer is lost";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER, Part.DATABASE);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    Member member = world.claim(chance);
    Relay relay = member.database();
    WorkerProcess process = member.started();
    boolean there = Patience.holds(process, Milestone.DECIDING, 1 + chance.nextInt(3));
    relay.stall(Direction.TO_CLIENT);
    process.release();
    if (there) {
      await("the answer to a commit")
          .atMost(ANSWER)
          .until(() -> relay.waiting(Direction.TO_CLIENT) > 0);
    }
    relay.dropConnections();
    relay.pass();
    return Trouble.outage(
            "%s never learns that its decision is committed".formatted(member),
            () -> world.giveBack(member))
        .struck(there);
  }
}
