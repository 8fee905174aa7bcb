package dev.threadspool.acceptance.faults.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Two of three brokers die: nothing is acknowledged, and nobody coordinates, until one is back. */
record BrokersKilled() implements Fault {

  @Override
  public String name() {
    return "two-brokers-killed";
  }

  @Override
  public String sentence() {
    return "kill -9 of two brokers of three; they come back";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.BROKERS);
  }

  @Override
  public boolean needsCluster() {
    return true;
  }

  @Override
  public Duration lasting() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    List<Integer> nodes = new ArrayList<>(world.cluster().nodes());
    Collections.shuffle(nodes, chance);
    List<Integer> killed = List.copyOf(nodes.subList(0, 2));
    killed.forEach(world.cluster()::kill);
    return Trouble.outage(
        "brokers %s killed".formatted(killed),
        () -> {
          killed.forEach(world.cluster()::start);
          world.cluster().awaitHealthy();
        });
  }
}
