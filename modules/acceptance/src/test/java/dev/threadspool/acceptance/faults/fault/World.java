package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.check.OffsetWatch;
import dev.threadspool.acceptance.faults.check.evidence.Stretch;
import dev.threadspool.acceptance.faults.cluster.BrokerCluster;
import dev.threadspool.acceptance.faults.net.Relay;
import dev.threadspool.acceptance.faults.process.Launch;
import dev.threadspool.acceptance.faults.site.Addresses;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.local.LocalStack;
import dev.threadspool.store.PartitionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A system under test with the handles that faults need: its parts, the workers' processes, and
 * what stands between them. Closing it kills its processes; topics and databases stay. Thread-safe.
 */
public final class World implements AutoCloseable {

  /**
   * A worker that does not poll for so long has lost its partitions. The session is not much
   * longer: a worker that stands still loses them by either.
   */
  public static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(8);

  private final Setting setting;
  private final Site site;
  private final OffsetWatch watch;
  private final List<Member> members;
  private final List<Member> unclaimed;
  private final List<Entrance> entrances;
  private final Map<PartitionKey, Stretch> repeatable = new ConcurrentHashMap<>();

  private World(Setting setting, Site site, OffsetWatch watch) {
    this.setting = setting;
    this.site = site;
    this.watch = watch;
    this.members =
        IntStream.rangeClosed(1, setting.members()).mapToObj(n -> member("w" + n)).toList();
    this.unclaimed = new ArrayList<>(members);
    this.entrances =
        IntStream.rangeClosed(1, setting.ingresses()).mapToObj(n -> entrance("i" + n)).toList();
  }

  /** Topics and databases are there, and all workers are at work. */
  public static World open(Setting setting) {
    Site site = setting.openSite();
    World world = new World(setting, site, OffsetWatch.start(site, Duration.ofMillis(200)));
    try {
      world.awaitAtWork();
      world.entrances.forEach(Entrance::awaitReady);
      return world;
    } catch (RuntimeException failure) {
      world.close();
      throw failure;
    }
  }

  private Member member(String name) {
    Relay database = Relay.to(site.addresses().postgresPort());
    Addresses seen =
        site.addresses()
            .withStoreAt(database.port())
            .withLightdashAt(database.port())
            .withBootstrapServers(setting.bootstrapServers());
    Map<String, Object> properties = new HashMap<>(site.workerProperties(name, seen));
    properties.put(
        "spring.kafka.consumer.properties.max.poll.interval.ms",
        String.valueOf(MAX_POLL_INTERVAL.toMillis()));
    return new Member(
        name, database, launch(name, properties).classPathFirst(setting.classPathFirst()));
  }

  private Entrance entrance(String name) {
    return new Entrance(launch(name, site.ingressProperties(name)));
  }

  private Launch launch(String name, Map<String, Object> properties) {
    return Launch.of(setting.name() + "-" + name, properties).loggingTo(setting.logs());
  }

  public Site site() {
    return site;
  }

  public OffsetWatch watch() {
    return watch;
  }

  /** Databases and registry, to be stopped and started. */
  public LocalStack stack() {
    return setting.stack();
  }

  /**
   * The three brokers.
   *
   * @throws IllegalStateException where there is only one
   */
  public BrokerCluster cluster() {
    BrokerCluster cluster = setting.cluster();
    if (cluster == null) {
      throw new IllegalStateException("this world has one broker, and no cluster");
    }
    return cluster;
  }

  /** Of a worker's one lane. */
  String transactionalId(Member member) {
    return site.group() + "-" + member.name() + "-0";
  }

  /** All workers, claimed or not. */
  public List<Member> members() {
    return members;
  }

  public List<Entrance> entrances() {
    return entrances;
  }

  /** Waits until all workers have started and share the partitions. */
  public void awaitAtWork() {
    members.forEach(Member::started);
    new Group(site).awaitMembers(members.size());
  }

  /**
   * A worker that has started and that nobody else has claimed.
   *
   * @throws IllegalStateException where there is none
   */
  Member claim(Random chance) {
    Member member;
    synchronized (unclaimed) {
      if (unclaimed.isEmpty()) {
        throw new IllegalStateException("all workers are claimed");
      }
      member = unclaimed.remove(chance.nextInt(unclaimed.size()));
    }
    member.started();
    return member;
  }

  void giveBack(Member member) {
    synchronized (unclaimed) {
      unclaimed.add(member);
      unclaimed.sort((left, right) -> left.name().compareTo(right.name()));
    }
  }

  /** From now on the events of these commands may come once more. */
  void mayRepeat(PartitionKey partition, Stretch commands) {
    repeatable.merge(
        partition,
        commands,
        (one, other) ->
            new Stretch(Math.min(one.from(), other.from()), Math.max(one.to(), other.to())));
  }

  /** Commands whose events may come once more, by the command's partition. */
  public Map<PartitionKey, Stretch> repeatable() {
    return Map.copyOf(repeatable);
  }

  @Override
  public void close() {
    entrances.forEach(Entrance::close);
    members.forEach(Member::close);
    watch.close();
    site.close();
  }
}
