package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.net.Direction;
import dev.threadspool.worker.milestone.Milestone;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of trouble, in the order in which the suite tells of them. */
public final class Faults {

  private static final List<Fault> ALL =
      Stream.of(
              Stream.of(Milestone.values()).map(KilledAt::new),
              Stream.of(
                  new AllKilled(),
                  new RollingRestart(),
                  new Suspended(),
                  new SameInstanceTwice(),
                  new CatalogueChanged(),
                  new DatabaseStopped(),
                  new ConnectionsCut(),
                  new DatabaseAnswerLost()),
              Stream.of(DatabaseNetwork.Trait.values()).map(DatabaseNetwork::new),
              Stream.of(new RegistryKilled()),
              Stream.of(OffsetsReset.Before.values()).map(OffsetsReset::new),
              Stream.of(new IngressKilled()),
              Stream.of(BrokerKilled.Role.values()).map(BrokerKilled::new),
              Stream.of(new BrokersKilled()),
              Stream.of(Direction.values()).map(CommitLost::new))
          .flatMap(faults -> faults.map(Fault.class::cast))
          .toList();

  private Faults() {}

  public static List<Fault> all() {
    return ALL;
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException where none has that name
   */
  public static Fault named(String name) {
    return ALL.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no fault named " + name));
  }
}
