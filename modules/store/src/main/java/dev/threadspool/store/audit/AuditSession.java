package dev.threadspool.store.audit;

import dev.threadspool.contract.model.Origin;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * One audit's tables beside the rows, on one connection, gone when it is closed. What is collected
 * is held by the database, on its disk where it is much. Thread-safe: one caller at a time writes.
 */
public final class AuditSession implements AutoCloseable {

  private final Jdbi jdbi;
  private final Handle handle;
  private final AuditTables tables;
  private final FindingPages pages;
  private final int backend;

  private AuditSession(Jdbi jdbi, Handle handle) {
    this.jdbi = jdbi;
    this.handle = handle;
    this.tables = new AuditTables(handle);
    this.pages = new FindingPages(handle);
    this.backend = handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
  }

  /**
   * @param dataSource lends a connection for the whole time, and another one to {@link #cancel}
   */
  public static AuditSession open(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    Handle handle = jdbi.open();
    try {
      // Sorting and joining in memory as far as that goes; the rest is on disk.
      handle.execute("SET work_mem = '64MB'");
      handle.execute("SET temp_buffers = '32MB'");
      AuditSession session = new AuditSession(jdbi, handle);
      session.tables.create();
      return session;
    } catch (RuntimeException failure) {
      handle.close();
      throw failure;
    }
  }

  public synchronized void addBounds(Collection<CommandBound> bounds) {
    tables.bounds(bounds);
  }

  /** The topics of rows and events of which no partition has a bound; once these are added. */
  public synchronized Set<UUID> unbound() {
    return handle
        .createQuery(
            """
            SELECT topic_id
            FROM (
              SELECT origin_topic_id AS topic_id FROM thread
              UNION SELECT origin_topic_id FROM rejection
              UNION SELECT origin_topic_id FROM dead_letter
              UNION SELECT origin_topic_id FROM audit_created
              UNION SELECT origin_topic_id FROM audit_rejected
              UNION SELECT origin_topic_id FROM audit_dead
            ) AS origins
            WHERE topic_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM audit_bound b WHERE b.topic_id = origins.topic_id)
            """)
        .mapTo(UUID.class)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Topics without bound that are not there any more, so that no worker will tell of them. All
   * others without bound are not judged.
   */
  public synchronized void addVanished(Collection<UUID> topicIds) {
    tables.vanished(topicIds);
  }

  public synchronized void addCommands(Collection<AuditedCommand> commands) {
    tables.commands(commands);
  }

  /** Records of which copies were published: what comes of them comes of these. */
  public synchronized void addCopied(Collection<Origin> origins) {
    tables.copied(origins);
  }

  /**
   * @param events all of this subject
   */
  public synchronized void addEvents(Subject subject, Collection<AuditedEvent> events) {
    tables.events(subject, events);
  }

  /** What the topic of erased threads says. */
  public synchronized void addMarks(Collection<AuditedMark> marks) {
    tables.marks(marks);
  }

  /** Something that was found while reading. */
  public synchronized void addFinding(Finding finding) {
    Subject subject = finding.subject();
    handle
        .createUpdate(
            AuditCheck.FINDING
                + "VALUES (:kind, :subject, :topic, :partition, :offset, :thread, :detail, :mendable)")
        .bind("kind", finding.kind().name())
        .bind("subject", subject == null ? null : subject.name())
        .bind("topic", finding.topicId())
        .bind("partition", finding.partition())
        .bind("offset", finding.offset())
        .bind("thread", finding.threadUuid())
        .bind("detail", finding.detail())
        .bind("mendable", finding.mendable())
        .execute();
  }

  /** How many steps {@link #check} has. */
  public int checks() {
    return CommandChecks.ALL.size() + EventChecks.ALL.size();
  }

  /**
   * Compares, once everything is added.
   *
   * @param before hears of each step
   */
  public synchronized void check(AuditLimits limits, Consumer<String> before) {
    handle.execute(
        "ANALYZE audit_bound, audit_vanished, audit_command, audit_copied, audit_created,"
            + " audit_rejected, audit_dead, audit_mark");
    Stream.concat(CommandChecks.ALL.stream(), EventChecks.ALL.stream())
        .forEach(
            check -> {
              before.accept(check.name());
              check.run(handle, limits);
            });
  }

  /** How many were found, of those kinds of which any were. */
  public synchronized Map<FindingKind, Long> counts() {
    Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    handle
        .createQuery("SELECT kind, count(*) AS count FROM audit_finding GROUP BY kind")
        .map(
            (row, _) -> Map.entry(FindingKind.valueOf(row.getString("kind")), row.getLong("count")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** How many could be repaired: missing on one side, and no worker is about to bring it. */
  public synchronized long repairable() {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM audit_finding
            WHERE kind IN ('NOT_ANNOUNCED', 'NOT_STORED') AND mendable
            """)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Findings in the order of where they are.
   *
   * @param subject null for commands without outcome
   * @param after the last one that was given before; null at first
   */
  public synchronized List<Finding> findings(
      FindingKind kind, @Nullable Subject subject, @Nullable Finding after, int limit) {
    return pages.page(kind, subject, after, limit);
  }

  /** Breaks off what the database is doing for this session; from any thread. */
  public void cancel() {
    jdbi.useHandle(
        other ->
            other
                .createQuery("SELECT pg_cancel_backend(:pid)")
                .bind("pid", backend)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void close() {
    handle.close();
  }
}
