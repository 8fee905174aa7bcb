package dev.threadspool.ingress.harness;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.store.ThreadReader;
import dev.threadspool.store.ThreadStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** Threadspool's database, filled as a worker would. */
public final class Rows {

  private static final AtomicLong OFFSET = new AtomicLong();
  private static final UUID TOPIC = UUID.fromString("f0000000-0000-4000-8000-000000000001");

  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
  private final ThreadStore store;

  Rows(String url, String user, String password) {
    dataSource.setUrl(url);
    dataSource.setUser(user);
    dataSource.setPassword(password);
    store = new ThreadStore(dataSource);
    store.migrate();
  }

  /** The same threads, for whoever looks at them. */
  public ThreadReader reader() {
    return new ThreadReader(dataSource);
  }

  /** Stores a thread. */
  public StoredThread store(StoredThread thread) {
    store.decide(transaction -> transaction.insertThreads(List.of(thread)));
    return thread;
  }

  /** Stores threads, all at once. */
  public void store(List<StoredThread> threads) {
    store.decide(transaction -> transaction.insertThreads(threads));
  }

  /** Stores a rejection of a command of the sample's organization. */
  public void reject(
      UUID threadUuid, UUID projectUuid, UUID agentUuid, Actor actor, ApiError error, Instant at) {
    Rejection rejection =
        new Rejection(
            UUID.randomUUID(),
            threadUuid,
            SampleLightdash.ORGANIZATION,
            projectUuid,
            agentUuid,
            actor,
            at,
            at,
            origin(),
            hash(),
            error);
    store.decide(
        transaction -> {
          transaction.insertRejections(List.of(rejection));
          return rejection;
        });
  }

  /** Erases a thread, as the operator's command does. */
  public void erase(UUID threadUuid) {
    var _ = store.erase(List.of(new ErasedThread(threadUuid, Threads.NOON)), _ -> true);
  }

  /** Forgets all threads and rejections. */
  public void clear() {
    execute("TRUNCATE thread, rejection, erased_thread CASCADE");
  }

  /** Runs a statement of a test's own. */
  public void execute(String sql) {
    Jdbi.create(dataSource).useHandle(handle -> handle.execute(sql));
  }

  static Origin origin() {
    return new Origin(TOPIC, 0, OFFSET.getAndIncrement());
  }

  static ContentHash hash() {
    return new ContentHash((short) 1, "0123456789abcdef".repeat(4));
  }
}
