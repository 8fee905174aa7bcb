package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.net.Relay;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The network between workers and PostgreSQL; for one of them, or for all. */
record DatabaseNetwork(Trait trait) implements Fault {

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** What becomes of it. */
  enum Trait {
    SLOW("every piece of up to 16 KiB takes 0.1 s longer, each way"),
    CUT("connections are reset, new ones refused"),
    SILENT("connections stay and are taken, and nothing passes");

    private final String sentence;

    Trait(String sentence) {
      this.sentence = sentence;
    }

    private void apply(Relay relay) {
      switch (this) {
        case SLOW -> relay.slow(PAUSE);
        case CUT -> relay.cut();
        case SILENT -> relay.stall();
      }
    }
  }

  @Override
  public String name() {
    return "database-network-" + trait.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String sentence() {
    return "network between workers and PostgreSQL: " + trait.sentence;
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.DATABASE);
  }

  @Override
  public Duration lasting() {
    return Duration.ofSeconds(6);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    List<Member> members = world.members();
    List<Member> hit =
        chance.nextBoolean() ? members : List.of(members.get(chance.nextInt(members.size())));
    hit.forEach(member -> trait.apply(member.database()));
    return Trouble.outage(
        "network to PostgreSQL %s for %s".formatted(trait.name().toLowerCase(Locale.ROOT), hit),
        () -> hit.forEach(member -> member.database().pass()));
  }
}
