package dev.threadspool.acceptance.faults.fault;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

/** The schema registry dies, and a worker that would have to ask it does as well. */
record RegistryKilled() implements Fault {

  @Override
  public String name() {
    return "registry-killed";
  }

  @Override
  public String sentence() {
    return "kill -9 of the schema registry, and of a worker that starts again without it";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER, Part.REGISTRY, Part.DATABASE);
  }

  @Override
  public Duration lasting() {
    return Duration.ofSeconds(8);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    world.stack().registry().kill();
    Member member = world.claim(chance);
    member.process().kill9();
    member.startAnew();
    return Trouble.outage(
        "registry killed, and " + member,
        () -> {
          world.stack().registry().start();
          world.giveBack(member);
        });
  }
}
