package dev.threadspool.bench.stage;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.config.LaneMemory;
import dev.threadspool.worker.decide.Decider;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.decide.Outcome;
import dev.threadspool.worker.decide.Resolved;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.WaitBudget;
import dev.threadspool.worker.intake.Intake;
import dev.threadspool.worker.milestone.Milestones;
import dev.threadspool.worker.resolve.Resolution;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The worker's own decider, whole: besides what the store does it hashes every command and encodes
 * every event before the commit, which no {@code COPY} has to.
 */
public final class DecideWay implements Way {

  private static final UUID TOPIC = new UUID(0, 1);

  @Override
  public String key() {
    return "decide";
  }

  @Override
  public String title() {
    return "the same with hashes and events";
  }

  @Override
  public Writer open(Arena arena, int number, List<List<Job>> batches) {
    HikariDataSource pool = ThreadMaker.pool(arena, arena.storeUrl(), 1);
    long limitBytes = LaneMemory.ofThisProcess().bytes();
    ThreadStore store = new ThreadStore(pool, limitBytes);
    store.ping();
    AvroWire wire = new AvroWire(arena.registry());
    Announcements announcements =
        new Announcements(
            arena.topics(),
            wire,
            new Dependencies(new SimpleMeterRegistry(), new WaitBudget(Duration.ofMinutes(1))),
            arena.group(),
            arena.plan().maxEventBytes());
    return new Deciding(
        pool,
        wire,
        new Decider(store, announcements, Clock.systemUTC(), limitBytes, Milestones.UNWATCHED),
        new PartitionKey(TOPIC, number),
        resolved(arena.topics().create(), number, batches));
  }

  private static List<List<Resolved>> resolved(String topic, int number, List<List<Job>> batches) {
    List<List<Resolved>> resolved = new ArrayList<>();
    long offset = 0;
    for (List<Job> batch : batches) {
      List<Resolved> records = new ArrayList<>();
      for (Job job : batch) {
        ConsumerRecord<byte[], byte[]> source =
            new ConsumerRecord<>(topic, number, offset, job.key(), job.value());
        records.add(
            new Resolved(
                new Intake.Command(source, new Origin(TOPIC, number, offset), job.command()),
                new Resolution.Accepted(job.thread().actorName(), job.thread().context())));
        offset++;
      }
      resolved.add(records);
    }
    return resolved;
  }

  private record Deciding(
      HikariDataSource pool,
      AvroWire wire,
      Decider decider,
      PartitionKey partition,
      List<List<Resolved>> batches)
      implements Writer {

    @Override
    public void write() {
      long committed = 0;
      for (List<Resolved> batch : batches) {
        List<Decision> decisions = decider.decide(batch, Map.of(partition, committed));
        committed += batch.size();
        if (!decisions.stream().allMatch(made -> made.outcome() instanceof Outcome.Created)) {
          throw new IllegalStateException("threads were there already");
        }
      }
    }

    @Override
    public void close() {
      pool.close();
      wire.close();
    }
  }
}
