package dev.threadspool.bench;

import dev.threadspool.bench.curves.Curve;
import dev.threadspool.bench.curves.Curves;
import dev.threadspool.bench.growth.Ground;
import dev.threadspool.bench.growth.Grounds;
import dev.threadspool.bench.latency.Announcing;
import dev.threadspool.bench.latency.Candidate;
import dev.threadspool.bench.latency.LatencyRace;
import dev.threadspool.bench.latency.Service;
import dev.threadspool.bench.latency.Silent;
import dev.threadspool.bench.latency.Synchronous;
import dev.threadspool.bench.micro.Micro;
import dev.threadspool.bench.report.CurvesReport;
import dev.threadspool.bench.report.GrowthReport;
import dev.threadspool.bench.report.LatencyReport;
import dev.threadspool.bench.report.Machine;
import dev.threadspool.bench.report.Report;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Lightdash;
import dev.threadspool.bench.workload.Workload;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.Progress;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.train.Training;
import dev.threadspool.operator.train.WorkerJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All that is measured, one after the other, on one stack. */
final class Measurements {

  /** Of a run at a point of a curve. */
  private static final int CURVE_COMMANDS = 10_000;

  private static final int LEAST_CURVE_ROUNDS = 3;

  private final LocalStack stack;
  private final Plan plan;
  private final Console console;
  private final int many;

  /**
   * @param many stored threads that are many
   */
  Measurements(LocalStack stack, Plan plan, Console console, int many) {
    this.many = many;
    this.stack = stack;
    this.plan = plan;
    this.console = console;
  }

  void run(Set<Part> parts) throws Exception {
    console.summary().set("form", plan.form()).set("rounds", plan.rounds());
    console.summary().set("machine", Machine.json());
    console.note("Starting Kafka, PostgreSQL and a schema registry");
    stack.start(Progress.silent());
    Lightdash.load(stack);
    if (parts.contains(Part.THROUGHPUT)) {
      Report report = new Report(console);
      new Contest(stack, plan, console, report).run();
      report.end();
    }
    if (parts.contains(Part.LATENCY)) {
      latency();
    }
    if (parts.contains(Part.GROWTH)) {
      growth();
    }
    if (parts.contains(Part.CURVES)) {
      curves();
    }
    if (parts.contains(Part.RESTORE)) {
      new RestoreMeasurement(stack, plan, console).run();
    }
    if (parts.contains(Part.PROFILE)) {
      new ProfileMeasurement(stack, plan, console).run();
    }
    if (parts.contains(Part.MICRO)) {
      Micro.run(console, stack.registryUrl());
    }
  }

  private void latency() throws Exception {
    List<Service> services = List.of(new Announcing(), new Silent(), new Synchronous());
    List<Candidate> candidates = new ArrayList<>();
    Workload workload =
        make(Arena.open(stack, "latencyreference"), plan.usualItems(), plan.pace().mostRequests());
    try {
      for (Service service : services) {
        console.checkpoint();
        console.note("Starting: " + service.title());
        candidates.add(
            Candidate.open(
                service, Arena.open(stack, "latency" + service.key().toLowerCase(Locale.ROOT))));
      }
      LatencyRace race = new LatencyRace(candidates, plan.pace());
      LatencyReport told = new LatencyReport(console);
      try (var progress = console.progress("runs of requests", race.runs())) {
        Runnable afterEach =
            () -> {
              progress.add(1);
              console.checkpoint();
            };
        told.first(services, race.first(workload, afterEach));
        race.hurry(workload, afterEach);
        told.latency(services, race.run(workload, afterEach));
      }
    } finally {
      for (Candidate candidate : candidates) {
        candidate.close();
      }
    }
  }

  private void growth() throws Exception {
    List<Ground> all = Ground.upTo(many);
    try (Grounds grounds = new Grounds(stack, console)) {
      grounds.lay(all);
      new GrowthReport(console).growth(all, grounds.run(plan.counts().batches(), plan.rounds()));
    }
  }

  private void curves() throws Exception {
    WorkerJvm jvm = WorkerJvm.ofScript();
    Path cache = jvm.cache();
    if (cache != null && !jvm.hasCache()) {
      console.note("Making the AOT cache, with which workers are started");
      new Training(jvm, cache, console).run();
    }
    Curves curves =
        new Curves(
            jvm, stack, console, CURVE_COMMANDS, Math.max(LEAST_CURVE_ROUNDS, plan.rounds()));
    CurvesReport told = new CurvesReport(console);
    for (Curve curve : Curve.values()) {
      told.curve(curve, curves.run(curve));
    }
    told.worker(jvm.hasCache(), curves.startsWithoutCache());
  }

  private Workload make(Arena reference, int items, int count) {
    try (var progress = console.progress("commands made", count)) {
      return Workload.make(reference, items, count, progress::to);
    }
  }
}
