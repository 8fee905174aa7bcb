package dev.threadspool.store;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.internal.DeadLetterTable;
import dev.threadspool.store.internal.EraseStatements;
import dev.threadspool.store.internal.ErasedTable;
import dev.threadspool.store.internal.HandleTransaction;
import dev.threadspool.store.internal.ProgressTable;
import dev.threadspool.store.internal.PurgeStatements;
import dev.threadspool.store.internal.RejectionTable;
import dev.threadspool.store.internal.ThreadTable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Threads in PostgreSQL. Thread-safe. Whatever the database refuses comes out as Jdbi throws it, or
 * as the writer of many rows does, with the {@link java.sql.SQLException} as its cause.
 */
public final class ThreadStore {

  private final DataSource dataSource;
  private final Jdbi jdbi;
  private final long limitBytes;

  /** For whoever asks for few threads at once, or none: without a limit. */
  public ThreadStore(DataSource dataSource) {
    this(dataSource, Long.MAX_VALUE);
  }

  /**
   * @param limitBytes of text, of all that {@link #heads} or a decision's question for threads
   *     brings; more than one command may pin
   */
  public ThreadStore(DataSource dataSource, long limitBytes) {
    this.dataSource = dataSource;
    this.limitBytes = limitBytes;
    this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
  }

  /** Brings the tables to this version. Safe to run from several processes at once. */
  public void migrate() {
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
  }

  /**
   * Runs a decision in one transaction, which has to be {@code READ COMMITTED}: a later statement
   * has to see who won the race that an earlier one lost. The data source's connections are so;
   * asked for here, the level would be looked up and set back by six statements more.
   */
  public <R> R decide(Function<DecisionTransaction, R> decision) {
    return jdbi.inTransaction(handle -> decision.apply(new HandleTransaction(handle, limitBytes)));
  }

  /** Records what is known to be announced, outside of a decision. */
  public void announced(SortedMap<PartitionKey, Progress> progress) {
    jdbi.useHandle(handle -> new ProgressTable(handle).advance(progress));
  }

  /** Those of these threads that are stored. */
  public Map<UUID, StoredThread> threads(Collection<UUID> threadUuids) {
    return jdbi.withHandle(handle -> new ThreadTable(handle).select(threadUuids));
  }

  /**
   * Those of these threads that are stored, without their context.
   *
   * @throws TooMuchAtOnceException where their names are too long together
   */
  public Map<UUID, ThreadHead> heads(Collection<UUID> threadUuids) {
    return jdbi.withHandle(handle -> new ThreadTable(handle).heads(threadUuids, limitBytes));
  }

  /** The rejections of these records. */
  public Map<Origin, Rejection> rejections(Collection<Origin> origins) {
    return jdbi.withHandle(handle -> new RejectionTable(handle).byOrigin(origins));
  }

  /** The dead letters of these records. */
  public Map<Origin, DeadLetter> deadLetters(Collection<Origin> origins) {
    return jdbi.withHandle(handle -> new DeadLetterTable(handle).byOrigin(origins));
  }

  /**
   * Removes rejections and dead letters decided before a moment.
   *
   * @param limit at most so many rows of either
   * @return how many rows are gone
   */
  public int purgeBefore(Instant moment, int limit) {
    return jdbi.withHandle(handle -> PurgeStatements.run(handle, moment, limit));
  }

  /** Those of these threads that are stored, or were asked for in vain. */
  public Set<UUID> known(Collection<UUID> threadUuids) {
    return jdbi.withHandle(handle -> EraseStatements.known(handle, threadUuids));
  }

  /** Those of these threads that are erased. */
  public Map<UUID, ErasedThread> erased(Collection<UUID> threadUuids) {
    return jdbi.withHandle(handle -> new ErasedTable(handle).select(threadUuids));
  }

  /**
   * Those of these threads that are stored and whose event may still come, with their origin.
   *
   * @param committed whether the workers' group has committed past a record
   */
  public Map<UUID, Origin> unannounced(Collection<UUID> threadUuids, Predicate<Origin> committed) {
    return jdbi.withHandle(handle -> EraseStatements.unannounced(handle, threadUuids, committed));
  }

  /**
   * Removes threads and the rejections of commands for them, and marks them as erased, in one
   * transaction that no decision runs beside. A thread that was never there is marked too.
   *
   * @param committed as above
   * @throws Unannounced where an event may still come; nothing is changed then
   */
  public Erasure erase(Collection<ErasedThread> erased, Predicate<Origin> committed) {
    return jdbi.inTransaction(handle -> EraseStatements.run(handle, erased, committed));
  }

  /** Asks the database for a sign of life. */
  public void ping() {
    jdbi.useHandle(handle -> handle.execute("SELECT 1"));
  }
}
