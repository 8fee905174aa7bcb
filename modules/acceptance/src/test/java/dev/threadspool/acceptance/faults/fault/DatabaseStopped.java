package dev.threadspool.acceptance.faults.fault;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

/** PostgreSQL is stopped without a checkpoint, and recovers from its log when it starts again. */
record DatabaseStopped() implements Fault {

  @Override
  public String name() {
    return "database-stopped";
  }

  @Override
  public String sentence() {
    return "PostgreSQL stopped hard and started again; it is the registry's database too";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.DATABASE);
  }

  @Override
  public Duration lasting() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    world.stack().postgres().kill();
    return Trouble.outage("PostgreSQL stopped hard", world.stack().postgres()::start);
  }
}
