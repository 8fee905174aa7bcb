package dev.threadspool.operator.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.erase.UnknownErasures;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.store.Maintenance;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.store.replay.Missing;
import dev.threadspool.store.replay.MissingCommands;
import dev.threadspool.store.replay.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Publishes again what came to nothing, for the workers to decide. It makes nothing itself, so all
 * that holds for commands that are sent twice holds for these; and what was ever announced, or
 * waits for the workers, it leaves alone.
 */
final class LiveReplay {

  private static final int AT_A_TIME = 200;

  private final CommandSource source;
  private final DataSource database;
  private final Duration rejectionRetention;
  private final int threads;
  private final int limit;
  private final Console run;

  LiveReplay(
      CommandSource source,
      DataSource database,
      Duration rejectionRetention,
      int threads,
      int limit,
      Console run) {
    this.source = source;
    this.database = database;
    this.rejectionRetention = rejectionRetention;
    this.threads = threads;
    this.limit = limit;
    this.run = run;
  }

  int run(Request request, boolean dryRun) throws Exception {
    LiveTarget.require(database);
    run.summary().set("commands", 0L).set("matching", 0L);
    try (Maintenance _ = dryRun ? null : Maintenance.begin(database);
        MissingCommands missing = MissingCommands.open(database)) {
      UnknownErasures.refuse(source.erased(), new ThreadStore(database), run);
      find(Spans.take(source, request.start()), request.filter(), missing);
      LiveReport report = new LiveReport(source, limit, run);
      report.count(missing.counts());
      Stream.of(Verdict.values())
          .filter(verdict -> dryRun || verdict != Verdict.MISSING)
          .forEach(verdict -> report.list(missing, verdict));
      if (!dryRun) {
        publish(missing, report);
      }
    }
    return exitCode(dryRun);
  }

  private void find(Spans spans, Filter filter, MissingCommands missing) throws Exception {
    run.summary().set("undecided", Spans.length(spans.undecided()));
    try (Progress progress = run.progress("commands", Spans.length(spans.decided()))) {
      Teams.work(
          spans.decided(),
          threads,
          run,
          () -> new MissingCollector(source, filter, missing, run, progress));
    }
    if (missing.counts().isEmpty()) {
      return;
    }
    try (Progress progress = run.progress("undecided", Spans.length(spans.undecided()))) {
      Teams.work(
          spans.undecided(), threads, run, () -> new UnderWayCollector(source, missing, progress));
    }
    // The watermarks are taken after the committed offsets: what is below these was told by then.
    List<Span> events = events();
    try (Progress progress = run.progress("events", Spans.length(events))) {
      Teams.work(events, threads, run, () -> new ToldCollector(source, missing, progress));
    }
    missing.tooOld(Instant.now().minus(keptFor()));
  }

  private List<Span> events() {
    List<TopicPartition> partitions =
        source
            .cluster()
            .partitions(
                List.of(
                    source.names().created(),
                    source.names().createRejected(),
                    source.names().createDlt()));
    return Span.between(
        source.cluster().beginnings(partitions), source.cluster().highWatermarks(partitions));
  }

  /** For how long a rejection is sure to be there, as a row and as an event. */
  private Duration keptFor() {
    Duration topic = source.cluster().retention(source.names().createRejected());
    return topic.isNegative() || topic.compareTo(rejectionRetention) > 0
        ? rejectionRetention
        : topic;
  }

  private void publish(MissingCommands missing, LiveReport report) {
    run.summary().set("published", 0L).set("refused", 0L);
    try (Progress progress = run.progress("published", run.summary().get("missing"));
        Publication publication = new Publication(source, run, progress)) {
      @Nullable Missing last = null;
      while (true) {
        run.checkpoint();
        List<Missing> page = missing.page(Verdict.MISSING, last, AT_A_TIME);
        if (page.isEmpty()) {
          return;
        }
        Set<Origin> refused = publication.publish(page);
        report.published(page, refused);
        last = page.getLast();
      }
    }
  }

  private int exitCode(boolean dryRun) {
    long left =
        run.summary().get("notStored") + run.summary().get("tooOld") + run.summary().get("refused");
    return left == 0 && (!dryRun || run.summary().get("missing") == 0)
        ? ExitCode.OK
        : ExitCode.FINDINGS;
  }
}
