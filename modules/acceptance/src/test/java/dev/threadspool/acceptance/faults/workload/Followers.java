package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.ArrayList;
import java.util.List;

/** Records that name a thread that another record of the plan asked for before. */
final class Followers {

  private final Chance chance;

  Followers(Chance chance) {
    this.chance = chance;
  }

  /** None for most. */
  List<Planned> of(Planned original) {
    if (!chance.oneIn(4)) {
      return List.of();
    }
    List<Planned> followers = new ArrayList<>();
    for (int n = chance.oneIn(5) ? chance.between(2, 5) : 1; n > 0; n--) {
      followers.add(follower(original));
    }
    return followers;
  }

  /** The very same record. */
  static Planned sameRecord(Planned original) {
    return original.as(Sort.DUPLICATE);
  }

  private Planned follower(Planned original) {
    Planned follower =
        switch (original.sort()) {
          case VALID -> chance.oneIn(3) ? conflict(original) : duplicate(original);
          case FLIPPING -> chance.oneIn(4) ? conflict(original) : duplicate(original);
          case REJECTED -> duplicate(original);
          case MALFORMED, POISON -> sameRecord(original);
          case DUPLICATE, CONFLICT ->
              throw new IllegalArgumentException("a follower is not followed: " + original);
        };
    // A service may ask for the same thread on both topics, and so of two workers at once.
    return original.fate() instanceof Fate.Stored && isByService(original) && chance.oneIn(2)
        ? follower.upstream(!original.upstream())
        : follower;
  }

  private Planned duplicate(Planned original) {
    return chance.oneIn(2)
        ? sameRecord(original)
        : original
            .as(Sort.DUPLICATE)
            .asking(Asking.again(original.command(), chance.uuid()), original.fate());
  }

  /** By its own content it has the fate of the original: everybody here may pin the same. */
  private Planned conflict(Planned original) {
    ThreadCommand command = original.command();
    String otherPrompt = command.prompt() + " Or else " + chance.between(0, 1_000_000);
    ThreadCommand other =
        switch (chance.between(0, 4)) {
          case 0 -> Asking.otherwise(command, command.commandId(), otherPrompt);
          case 1 -> Asking.bySomebodyElse(command, chance.uuid(), somebodyElse(original));
          default -> Asking.otherwise(command, chance.uuid(), otherPrompt);
        };
    return original.as(Sort.CONFLICT).asking(other, original.fate());
  }

  private Actor somebodyElse(Planned original) {
    return isByService(original)
        ? Asking.service(chance.uuid())
        : Asking.user(
            SampleLightdash.DEVELOPER.equals(original.command().actor().uuid())
                ? SampleLightdash.PROJECT_ADMIN
                : SampleLightdash.DEVELOPER);
  }

  private static boolean isByService(Planned planned) {
    return planned.command().actor().type() == Actor.Type.SERVICE;
  }
}
