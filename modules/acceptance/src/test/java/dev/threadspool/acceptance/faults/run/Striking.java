package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.fault.Fault;
import dev.threadspool.acceptance.faults.fault.Part;
import dev.threadspool.acceptance.faults.fault.Trouble;
import dev.threadspool.acceptance.faults.fault.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Inflicts a strike's faults, lets them last, and heals them. */
final class Striking {

  /**
   * Workers first: they come to no milestone while what they need is away. An ingress last: it is
   * ready when what it needs is back.
   */
  private static final Comparator<Fault> ORDER =
      Comparator.comparingInt(
          fault ->
              fault.touches().contains(Part.MEMBER) || fault.touches().contains(Part.GROUP)
                  ? 0
                  : fault.touches().contains(Part.INGRESS) ? 2 : 1);

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Striking() {}

  static Episode strike(Strike strike, World world, Consumer<String> progress) {
    Random chance = new Random(strike.seed());
    List<Trouble> troubles = new ArrayList<>();
    Instant begin = Instant.now();
    for (Fault fault : strike.faults().stream().sorted(ORDER).toList()) {
      Trouble trouble = fault.inflict(world, chance);
      troubles.add(trouble);
      progress.accept(trouble.story());
    }
    Instant inflicted = Instant.now();
    last(strike.lasting());
    troubles.forEach(Trouble::heal);
    Instant healed = Instant.now();
    boolean loss = troubles.stream().allMatch(trouble -> trouble.kind() == Trouble.Kind.LOSS);
    return new Episode(
        troubles.stream().map(Trouble::story).collect(Collectors.joining("; ")),
        troubles.stream().allMatch(Trouble::struck),
        Duration.between(begin, healed),
        loss ? inflicted : healed);
  }

  private static void last(Duration time) {
    try {
      if (NEVER.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("never came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a fault lasted", e);
    }
  }
}
