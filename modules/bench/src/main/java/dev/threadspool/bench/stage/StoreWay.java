package dev.threadspool.bench.stage;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.CommandKey;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.store.ThreadStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The store as the worker uses it, with every statement of a decision about commands that nobody
 * has seen before: progress locked, erasures kept away, earlier rejections looked for, threads
 * inserted unless they are there, progress moved on.
 */
public final class StoreWay implements Way {

  @Override
  public String key() {
    return "store";
  }

  @Override
  public String title() {
    return "our store stage";
  }

  @Override
  public Writer open(Arena arena, int number, List<List<Job>> batches) {
    return new Storing(
        ThreadMaker.pool(arena, arena.storeUrl(), 1),
        new PartitionKey(new UUID(0, 0), number),
        batches.stream().map(Batch::of).toList());
  }

  private record Batch(List<StoredThread> threads, List<UUID> uuids, List<CommandKey> commands) {

    static Batch of(List<Job> jobs) {
      return new Batch(
          jobs.stream().map(Job::thread).toList(),
          jobs.stream().map(job -> job.command().threadUuid()).toList(),
          jobs.stream()
              .map(job -> new CommandKey(job.command().threadUuid(), job.command().commandId()))
              .toList());
    }
  }

  private record Storing(HikariDataSource pool, PartitionKey partition, List<Batch> batches)
      implements Writer {

    Storing {
      // The pool connects by then.
      new ThreadStore(pool).ping();
    }

    @Override
    public void write() {
      ThreadStore store = new ThreadStore(pool);
      long next = 0;
      for (Batch batch : batches) {
        long before = next;
        next += batch.threads().size();
        SortedMap<PartitionKey, Progress> reached =
            new TreeMap<>(Map.of(partition, new Progress(next, before)));
        Set<UUID> inserted =
            store.decide(
                transaction -> {
                  Set<UUID> made = decide(transaction, batch);
                  transaction.advanceProgress(reached);
                  return made;
                });
        if (inserted.size() != batch.threads().size()) {
          throw new IllegalStateException("threads were there already");
        }
      }
    }

    private Set<UUID> decide(DecisionTransaction transaction, Batch batch) {
      var _ = transaction.lockProgress(new TreeSet<>(Set.of(partition)));
      if (!transaction.erased(batch.uuids()).isEmpty()
          || !transaction.rejected(batch.commands()).isEmpty()) {
        throw new IllegalStateException("the tables were to be empty");
      }
      return transaction.insertThreads(batch.threads());
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
