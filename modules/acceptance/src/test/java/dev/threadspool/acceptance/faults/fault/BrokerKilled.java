package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.cluster.BrokerCluster;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The broker with a certain part dies by SIGKILL; another takes over; it comes back. */
record BrokerKilled(Role role) implements Fault {

  /** What it was to the workers. */
  enum Role {
    GROUP_COORDINATOR("coordinates the workers' group"),
    TRANSACTION_COORDINATOR("coordinates a worker's transactions"),
    LEADER("leads a partition of the commands"),
    CONTROLLER("is the controller");

    private final String sentence;

    Role(String sentence) {
      this.sentence = sentence;
    }

    private int find(World world, Random chance) {
      BrokerCluster cluster = world.cluster();
      return switch (this) {
        case GROUP_COORDINATOR -> cluster.coordinatorOf(world.site().group());
        case TRANSACTION_COORDINATOR ->
            cluster.transactionCoordinatorOf(
                world.transactionalId(world.members().get(chance.nextInt(world.members().size()))));
        case LEADER ->
            cluster.leaderOf(
                new TopicPartition(
                    world.site().topics().create(), chance.nextInt(world.site().partitions())));
        case CONTROLLER -> cluster.controller();
      };
    }
  }

  @Override
  public String name() {
    return "broker-killed-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String sentence() {
    return "kill -9 of the broker that %s; it comes back".formatted(role.sentence);
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
    int node = role.find(world, chance);
    world.cluster().kill(node);
    return Trouble.loss(
        "broker %d killed, which %s".formatted(node, role.sentence),
        () -> {
          world.cluster().start(node);
          world.cluster().awaitHealthy();
        });
  }
}
