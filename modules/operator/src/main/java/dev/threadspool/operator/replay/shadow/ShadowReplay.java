package dev.threadspool.operator.replay.shadow;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.replay.CommandSource;
import dev.threadspool.operator.replay.Request;
import dev.threadspool.operator.replay.Spans;
import dev.threadspool.store.audit.CommandBound;
import dev.threadspool.store.replay.ShadowComparison;
import dev.threadspool.store.replay.ShadowName;
import dev.threadspool.store.replay.ShadowSchema;
import dev.threadspool.worker.intake.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Decides commands once more, by the workers' own stages and against what Lightdash says now, into
 * a schema beside the live one, and compares. Nothing is told to anybody, and the live rows are
 * only read.
 */
public final class ShadowReplay {

  private final CommandSource source;
  private final ShadowName name;
  private final ShadowSchema shadow;
  private final int threads;
  private final Console run;

  public ShadowReplay(
      CommandSource source, ShadowName name, ShadowSchema shadow, int threads, Console run) {
    this.source = source;
    this.name = name;
    this.shadow = shadow;
    this.threads = threads;
    this.run = run;
  }

  /** Tells how much there would be to decide. */
  public int dryRun(Request request) {
    Spans spans = Spans.take(source, request.start());
    run.summary()
        .set(
            "schema",
            switch (shadow.look()) {
              case ABSENT -> "would be made";
              case SHADOW -> "is there, of a replay";
              case FOREIGN -> "is there, of somebody else: refused";
            })
        .set("commands", Spans.length(spans.decided()));
    return ExitCode.OK;
  }

  /** Decides what is not decided there yet. */
  public void decide(Request request, Rehearsal rehearsal) throws Exception {
    run.summary().set("commands", 0L).set("decided", 0L);
    List<Span> spans = spans(request);
    try (Progress progress = run.progress("commands", Spans.length(spans))) {
      Teams.work(
          spans,
          threads,
          run,
          () -> new ShadowMember(source, request.filter(), shadow, rehearsal, run, progress));
    }
  }

  /** What an earlier run has settled, or what is there now. */
  private List<Span> spans(Request request) {
    List<CommandBound> settled = shadow.spans();
    if (settled.isEmpty()) {
      settled =
          Spans.take(source, request.start()).decided().stream()
              .map(span -> new CommandBound(source.key(span.partition()), span.from(), span.to()))
              .toList();
      shadow.settle(settled);
    }
    return settled.stream()
        .map(bound -> new Span(source.partition(bound.partition()), bound.first(), bound.next()))
        .toList();
  }

  /**
   * @param database the live one
   * @param rowRetention for how long workers keep rejections and dead letters
   * @return {@link ExitCode#FINDINGS} where something differs
   */
  public int compare(DataSource database, Duration rowRetention, int limit) {
    try (ShadowComparison comparison = ShadowComparison.open(database, name)) {
      run.wakeBy(comparison::cancel);
      try {
        comparison.compare(Instant.now().minus(rowRetention));
        long differences = new ShadowReport(source, limit, run).print(comparison);
        run.summary().set("differences", differences);
        return differences == 0 ? ExitCode.OK : ExitCode.FINDINGS;
      } catch (RuntimeException cancelled) {
        run.checkpoint();
        throw cancelled;
      } finally {
        run.wakeBy(() -> {});
      }
    }
  }

  /**
   * A name that can be one.
   *
   * @throws UsageException where it cannot
   */
  public static ShadowName name(String text, String live) {
    if (text.equals(live)) {
      throw new UsageException("schema %s is the live one".formatted(text));
    }
    try {
      return new ShadowName(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }
}
