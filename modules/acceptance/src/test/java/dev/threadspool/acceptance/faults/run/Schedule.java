package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.fault.Fault;
import dev.threadspool.acceptance.faults.fault.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which faults are inflicted in a run, in which order, and with which workload: all of it by a
 * seed.
 *
 * @param name of the run: the fault's, or what the mix is called
 * @param commands how many, of which each strike gets an equal portion, and the time after the last
 *     one another
 */
public record Schedule(String name, long seed, int commands, List<Strike> strikes) {

  public Schedule {
    strikes = List.copyOf(strikes);
  }

  /** Whether there are several kinds of faults. */
  boolean isMixed() {
    return strikes.stream().flatMap(strike -> strike.faults().stream()).distinct().count() > 1;
  }

  /**
   * Whether events may come again after offsets were reset: by a fault that is meant to show that,
   * or because a fault before it has killed a worker in the wrong moment.
   */
  boolean leavesWindow() {
    return isMixed()
        || strikes.stream()
            .flatMap(strike -> strike.faults().stream())
            .anyMatch(Fault::leavesWindow);
  }

  /** The same fault again and again. */
  public static Schedule single(Fault fault, int times, int commands, long seed) {
    Random random = new Random(seed);
    List<Strike> strikes = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      strikes.add(new Strike(List.of(fault), random.nextLong()));
    }
    return new Schedule(fault.name(), seed, commands, strikes);
  }

  /**
   * Each of the faults once a round, in an order of chance; every other one together with a second
   * one, where the two do not lay their hands on the same thing. Those that need rest come last.
   */
  public static Schedule mixed(
      String name, List<Fault> faults, int rounds, int commands, long seed) {
    Random random = new Random(seed);
    List<Strike> strikes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Fault> left = new ArrayList<>(faults);
      left.removeIf(fault -> fault.moment() == Fault.Moment.AT_REST);
      Collections.shuffle(left, random);
      while (!left.isEmpty()) {
        strikes.add(strike(left, random));
      }
    }
    faults.stream()
        .filter(fault -> fault.moment() == Fault.Moment.AT_REST)
        .forEach(fault -> strikes.add(new Strike(List.of(fault), random.nextLong())));
    return new Schedule(name, seed, commands, strikes);
  }

  private static Strike strike(List<Fault> left, Random random) {
    List<Fault> together = new ArrayList<>(List.of(left.removeFirst()));
    if (random.nextBoolean()) {
      left.stream()
          .filter(other -> areApart(together.getFirst(), other))
          .findFirst()
          .ifPresent(together::add);
      left.removeAll(together);
    }
    return new Strike(together, random.nextLong());
  }

  /** Workers are many: two faults can each have their own, unless one needs all of them. */
  private static boolean areApart(Fault one, Fault other) {
    return Stream.of(one, other).noneMatch(fault -> fault.touches().contains(Part.GROUP))
        && one.touches().stream()
            .filter(part -> part != Part.MEMBER)
            .noneMatch(other.touches()::contains);
  }
}
