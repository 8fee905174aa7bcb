package dev.threadspool.bench;

import dev.threadspool.bench.contenders.Contender;
import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.contenders.Outbox;
import dev.threadspool.bench.contenders.RecordAtLeastOnce;
import dev.threadspool.bench.contenders.RecordExactlyOnce;
import dev.threadspool.bench.floor.Floor;
import dev.threadspool.bench.report.Report;
import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.sink.DebeziumSink;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.stage.CopyWay;
import dev.threadspool.bench.stage.DecideWay;
import dev.threadspool.bench.stage.StageRace;
import dev.threadspool.bench.stage.StageTurn;
import dev.threadspool.bench.stage.StoreWay;
import dev.threadspool.bench.stage.Turn;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.throughput.Race;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Throughput: all contenders against each other, and all ways to store. */
final class Contest {

  private final LocalStack stack;
  private final Plan plan;
  private final Console console;
  private final Report report;
  private final AtomicReference<Workload> workload = new AtomicReference<>();
  private final List<Contender> contenders =
      List.of(
          new Ours(),
          new RecordExactlyOnce(),
          new RecordAtLeastOnce(),
          new Outbox(),
          new Floor(this::current));

  Contest(LocalStack stack, Plan plan, Console console, Report report) {
    this.stack = stack;
    this.plan = plan;
    this.console = console;
    this.report = report;
  }

  void run() throws Exception {
    Arena reference = Arena.open(stack, "reference");
    List<Entrant> entrants = new ArrayList<>();
    try {
      for (Contender contender : contenders) {
        console.checkpoint();
        console.note("Starting: " + contender.title());
        entrants.add(
            Entrant.open(contender, Arena.open(stack, contender.key().toLowerCase(Locale.ROOT))));
      }
      try (DebeziumSink sink = DebeziumSink.open(Arena.open(stack, "sink"))) {
        List<Turn> turns = turns(reference, sink);
        for (int items : plan.items()) {
          make(reference, items);
          report.throughput(items, contenders, race(entrants, items));
          report.stage(items, plan.counts().batches(), turns, stages(turns, items));
        }
      }
    } finally {
      for (Entrant entrant : entrants) {
        entrant.close();
      }
    }
  }

  /** The worker's whole decider is no part of any goal. */
  private List<Turn> turns(Arena arena, DebeziumSink sink) {
    List<Turn> turns = new ArrayList<>();
    turns.add(new StageTurn(arena, new StoreWay()));
    if (plan.isFull()) {
      turns.add(new StageTurn(arena, new DecideWay()));
    }
    turns.add(new StageTurn(arena, new CopyWay()));
    turns.add(sink);
    return turns;
  }

  private Map<String, Series> race(List<Entrant> entrants, int items) throws InterruptedException {
    long runs = (long) entrants.size() * (plan.warmUps() + plan.rounds());
    try (var progress = console.progress("runs with %d items".formatted(items), runs)) {
      return new Race(entrants, plan.counts())
          .run(
              current(),
              plan.warmUps(),
              plan.rounds(),
              () -> {
                progress.add(1);
                console.checkpoint();
              });
    }
  }

  private Map<String, Series> stages(List<Turn> turns, int items) throws InterruptedException {
    long runs = (long) turns.size() * (plan.warmUps() + plan.rounds());
    try (var progress =
        console.progress("stores of threads with %d items".formatted(items), runs)) {
      return new StageRace(turns)
          .run(
              current().first(plan.counts().batches()),
              plan.warmUps(),
              plan.rounds(),
              () -> {
                progress.add(1);
                console.checkpoint();
              });
    }
  }

  private Workload current() {
    return Objects.requireNonNull(workload.get());
  }

  private void make(Arena reference, int items) {
    int count = plan.counts().race();
    try (var progress = console.progress("commands made", count)) {
      workload.set(Workload.make(reference, items, count, progress::to));
    }
  }
}
