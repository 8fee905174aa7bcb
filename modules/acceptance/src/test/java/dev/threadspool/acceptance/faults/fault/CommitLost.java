package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.net.Direction;
import dev.threadspool.acceptance.faults.net.Relay;
import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * The request to commit a Kafka transaction never arrives, or its answer does not: in the end the
 * connection breaks, and the worker knows neither way.
 */
record CommitLost(Direction direction) implements Fault {

  @Override
  public String name() {
    return switch (direction) {
      case TO_SERVER -> "commit-request-lost";
      case TO_CLIENT -> "commit-answer-lost";
    };
  }

  @Override
  public String sentence() {
    return switch (direction) {
      case TO_SERVER -> "the request to commit a Kafka transaction is lost";
      case TO_CLIENT -> "a Kafka transaction is committed, and the answer is lost";
    };
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER, Part.BROKERS);
  }

  @Override
  public boolean needsCluster() {
    return true;
  }

  @Override
  public Duration lasting() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    Member member = world.claim(chance);
    WorkerProcess process = member.started();
    int node = world.cluster().transactionCoordinatorOf(world.transactionalId(member));
    Relay relay = world.cluster().relay(node);
    boolean there = Patience.holds(process, Milestone.ANNOUNCING, 1 + chance.nextInt(3));
    relay.stall(direction);
    process.release();
    return Trouble.outage(
            "%s is about to commit, and broker %d %s"
                .formatted(
                    member,
                    node,
                    direction == Direction.TO_SERVER ? "hears nothing" : "is not heard"),
            () -> {
              relay.cut();
              relay.pass();
              world.giveBack(member);
            })
        .struck(there);
  }
}
