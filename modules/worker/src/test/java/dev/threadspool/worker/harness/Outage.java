package dev.threadspool.worker.harness;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.jspecify.annotations.Nullable;

/**
 * One dependency of one worker that goes and comes back, in a world of its own, and what can be
 * seen of the worker meanwhile.
 */
public final class Outage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final String name;
  private final Dependency dependency;
  private final World world;
  private final Map<String, Object> settings;
  private final Runnable begin;
  private final Runnable end;
  private final boolean warm;
  private final List<ThreadCommand> commands = new ArrayList<>();
  private final Set<Integer> liveness = ConcurrentHashMap.newKeySet();
  private @Nullable Actuator actuator;
  private @Nullable Membership before;
  private @Nullable Membership meanwhile;

  private Outage(
      String name,
      Dependency dependency,
      World world,
      Map<String, Object> settings,
      Runnable begin,
      Runnable end,
      boolean warm) {
    this.name = name;
    this.dependency = dependency;
    this.world = world;
    this.settings = settings;
    this.begin = begin;
    this.end = end;
    this.warm = warm;
  }

  /** Connections are refused. */
  public static Outage ofTheStore(String name, Map<String, Object> settings) {
    World world = new World();
    Relay relay = world.relayTo(world.storeUrl());
    return relayed(name, Dependency.STORE, world, relay, settings, relay::cut);
  }

  /** Connections are taken, and nobody answers. */
  public static Outage ofTheHungStore(String name, Map<String, Object> settings) {
    World world = new World(1, GroupProtocol.CONSUMER);
    Relay relay = world.relayTo(world.storeUrl());
    return relayed(name, Dependency.STORE, world, relay, settings, relay::stall);
  }

  /** As after a failover to a standby that was not promoted. */
  public static Outage ofTheStoreThatIsReadOnly(String name, Map<String, Object> settings) {
    World world = new World();
    return new Outage(
        name,
        Dependency.STORE,
        world,
        settings,
        () -> world.letStoreOnlyRead(true),
        () -> world.letStoreOnlyRead(false),
        true);
  }

  public static Outage ofTheHungCatalogue(String name, Map<String, Object> settings) {
    World world = new World();
    Relay relay = world.relayTo(world.lightdashUrl());
    return relayed(name, Dependency.CATALOGUE, world, relay, settings, relay::stall);
  }

  /** Goes before the worker has read its first command, whose schema it does not know. */
  public static Outage ofTheRegistry(String name, Map<String, Object> settings) {
    World world = new World();
    Relay relay = world.relayTo(world.stack().registryUrl());
    return relayed(name, Dependency.REGISTRY, world, relay, settings, relay::cut);
  }

  private static Outage relayed(
      String name,
      Dependency dependency,
      World world,
      Relay relay,
      Map<String, Object> settings,
      Runnable begin) {
    Map<String, Object> all = new HashMap<>(settings);
    switch (dependency) {
      case STORE -> all.put("threadspool.store.url", World.via(relay, world.storeUrl()));
      case CATALOGUE ->
          all.put("threadspool.lightdash.url", World.via(relay, world.lightdashUrl()));
      case REGISTRY ->
          all.put("threadspool.registry.url", World.via(relay, world.stack().registryUrl()));
      case BROKER -> throw new IllegalArgumentException("Kafka's clients leave a relay behind");
    }
    return new Outage(
        name, dependency, world, all, begin, relay::open, dependency != Dependency.REGISTRY);
  }

  public String name() {
    return name;
  }

  public World world() {
    return world;
  }

  /** All that were sent, in order. */
  public List<ThreadCommand> commands() {
    return List.copyOf(commands);
  }

  /** The worker works, and is a settled member of its group. */
  public void start() {
    actuator = new Actuator(world.startWorker("waiting", Milestones.UNWATCHED, settings));
    await(name).atMost(PATIENCE).until(this::isReady);
    await(name).atMost(PATIENCE).until(() -> world.offsets().areAssigned());
    if (warm) {
      send();
      await(name).atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
    }
    await(name)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(this::isSettledInItsGroup);
  }

  /** A member counts a rebalance a moment after the group is through with it. */
  private boolean isSettledInItsGroup() {
    Membership earlier = before;
    before = world.membership();
    return before.equals(earlier);
  }

  public void begin() {
    begin.run();
    send();
  }

  private void send() {
    ThreadCommand command = TestCommands.asking();
    commands.add(command);
    world.commands().send(command);
  }

  /** Whether health and metric say what is missing. */
  public boolean isTold() {
    liveness.add(actuator().liveness().status());
    Actuator.Answer readiness = actuator().readiness();
    return readiness.status() == 503
        && readiness.body().contains("\"%s\":\"away".formatted(dependency.label()))
        && !actuator().isUp(dependency.label());
  }

  public boolean isReady() {
    return actuator().readiness().status() == 200 && actuator().isUp(dependency.label());
  }

  public void lookAtTheGroup() {
    meanwhile = world.membership();
  }

  public void end() {
    end.run();
  }

  public @Nullable Membership groupBefore() {
    return before;
  }

  public @Nullable Membership groupWhileAway() {
    return meanwhile;
  }

  public Set<Integer> livenessWhileAway() {
    return new HashSet<>(liveness);
  }

  private Actuator actuator() {
    if (actuator == null) {
      throw new IllegalStateException("the worker was not started");
    }
    return actuator;
  }

  @Override
  public void close() {
    if (actuator != null) {
      actuator.close();
    }
    world.close();
  }
}
