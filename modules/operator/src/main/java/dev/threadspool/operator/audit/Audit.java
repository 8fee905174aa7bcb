package dev.threadspool.operator.audit;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.erase.ErasedTopic;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.store.audit.AuditSession;
import dev.threadspool.store.audit.AuditedMark;
import dev.threadspool.store.audit.FindingKind;
import java.util.Map;

/** Collects, compares, reports. */
final class Audit {

  private final Audited audited;
  private final int threads;
  private final int limit;
  private final Console run;

  Audit(Audited audited, int threads, int limit, Console run) {
    this.audited = audited;
    this.threads = threads;
    this.limit = limit;
    this.run = run;
  }

  /** What is done with what was found, while the tables are there. */
  interface Use {
    int with(AuditSession session, Scope scope) throws Exception;
  }

  /** Only tells. */
  int report(boolean withRepairable) throws Exception {
    return with(
        (session, _) -> {
          if (withRepairable) {
            run.summary().set("repairable", session.repairable());
          }
          return session.counts().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        });
  }

  int with(Use use) throws Exception {
    run.summary().set("commands", 0L).set("events", 0L);
    try (AuditSession session = AuditSession.open(audited.database())) {
      Scope scope = Scope.take(audited);
      run.summary().set("undecided", scope.undecided());
      collect(scope, session);
      check(scope, session);
      new Report(audited, limit, run).print(session);
      return use.with(session, scope);
    }
  }

  private void collect(Scope scope, AuditSession session) throws Exception {
    collectMarks(session);
    try (Progress progress = run.progress("commands", Scope.length(scope.commands()))) {
      Teams.work(
          scope.commands(),
          threads,
          run,
          () -> new CommandCollector(audited, session, run, progress));
    }
    session.addBounds(scope.bounds(audited));
    try (Progress progress = run.progress("events", Scope.length(scope.events()))) {
      Teams.work(
          scope.events(), threads, run, () -> new EventCollector(audited, session, run, progress));
    }
  }

  /** First: what is being erased now is in the database when that is asked. */
  private void collectMarks(AuditSession session) {
    ErasedTopic erased = audited.erased();
    try (Progress progress = run.progress("marks of erased threads", erased.length())) {
      erased.read(
          run,
          marks -> {
            session.addMarks(marks.stream().map(Audit::audited).toList());
            progress.add(marks.size());
          });
    }
  }

  private static AuditedMark audited(ErasedTopic.Mark mark) {
    return new AuditedMark(mark.threadUuid(), mark.partition(), mark.offset());
  }

  private void check(Scope scope, AuditSession session) {
    run.wakeBy(session::cancel);
    try (Progress progress = run.progress("checks", session.checks())) {
      session.addVanished(audited.cluster().unknown(session.unbound()));
      session.check(
          Limits.now(audited, scope.events()),
          _ -> {
            run.checkpoint();
            progress.add(1);
          });
    } catch (RuntimeException cancelled) {
      run.checkpoint();
      throw cancelled;
    } finally {
      run.wakeBy(() -> {});
    }
    Map<FindingKind, Long> counts = session.counts();
    run.summary().set("findings", counts.values().stream().mapToLong(Long::longValue).sum());
    counts.forEach((kind, count) -> run.summary().set(Report.member(kind), count));
  }
}
