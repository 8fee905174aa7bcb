package dev.threadspool.acceptance.faults.fault;

import java.util.Random;
import java.util.Set;

/** An ingress dies while callers wait for its answers; they ask again, with the same key. */
record IngressKilled() implements Fault {

  @Override
  public String name() {
    return "ingress-killed";
  }

  @Override
  public String sentence() {
    return "kill -9 of an ingress while callers wait; they repeat with their Idempotency-Key";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.INGRESS);
  }

  @Override
  public boolean needsCallers() {
    return true;
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    int n = chance.nextInt(world.entrances().size());
    Entrance entrance = world.entrances().get(n);
    entrance.kill9();
    return Trouble.loss("ingress %d killed".formatted(n + 1), entrance::startAnew);
  }
}
