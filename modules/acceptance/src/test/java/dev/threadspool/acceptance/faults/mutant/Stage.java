package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.check.Checker;
import dev.threadspool.acceptance.faults.check.Evidence;
import dev.threadspool.acceptance.faults.check.Invariant;
import dev.threadspool.acceptance.faults.check.LiveReader;
import dev.threadspool.acceptance.faults.check.OffsetWatch;
import dev.threadspool.acceptance.faults.check.Quiet;
import dev.threadspool.acceptance.faults.check.Verdict;
import dev.threadspool.acceptance.faults.process.Launch;
import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.acceptance.faults.workload.Ledger;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.acceptance.faults.workload.Publisher;
import dev.threadspool.acceptance.faults.workload.Rate;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.local.LocalStack;
import dev.threadspool.worker.milestone.Milestone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A site of one run: workers that lack some guards, and the checker's eyes on what they do. */
final class Stage implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration SAMPLE_EVERY = Duration.ofMillis(250);

  private final Site site;
  private final Path changed;
  private final LiveReader reader;
  private final OffsetWatch watch;
  private final List<WorkerProcess> workers = new ArrayList<>();
  private @Nullable Workload workload;
  private @Nullable Ledger ledger;

  private Stage(Site site, Set<Mutant> missing) {
    this.site = site;
    this.changed = Mutants.classPathEntry(missing);
    this.reader = LiveReader.start(site);
    this.watch = OffsetWatch.start(site, SAMPLE_EVERY);
  }

  /**
   * @param name tells it apart from others of the stack
   * @param missing the guards that no worker here has
   */
  static Stage open(LocalStack stack, String name, int partitions, Set<Mutant> missing) {
    return new Stage(Site.on(stack, name, partitions), missing);
  }

  Site site() {
    return site;
  }

  OffsetWatch watch() {
    return watch;
  }

  /** Returns when all is acknowledged; to be called once. */
  void publish(List<Planned> records) {
    Workload plan =
        new Workload(
            0, IntStream.range(0, records.size()).mapToObj(at -> records.get(at).at(at)).toList());
    try (Publisher publisher = Publisher.start(site, plan, Rate.UNLIMITED)) {
      publisher.await(PATIENCE);
      workload = plan;
      ledger = publisher.ledger();
    }
  }

  WorkerProcess start(String instance) {
    return start(instance, Map.of());
  }

  WorkerProcess start(String instance, Map<String, Object> settings) {
    Map<String, Object> properties = site.workerProperties(instance);
    properties.put("spring.kafka.consumer.client-id", instance);
    properties.putAll(settings);
    WorkerProcess worker =
        WorkerProcess.start(
            Launch.of(site.group() + "-" + instance, properties).classPathFirst(changed));
    workers.add(worker);
    return worker;
  }

  /** A worker that will be held the n-th time it comes to a milestone. */
  WorkerProcess startHeldAt(
      Milestone milestone, int nth, String instance, Map<String, Object> settings) {
    WorkerProcess worker = start(instance, settings);
    worker.hold(milestone, nth);
    return worker;
  }

  /** Waits until all that was published is announced; where that never comes, the checker tells. */
  void awaitQuiet() {
    boolean quiet = Quiet.await(site, PATIENCE);
    if (!quiet) {
      System.err.println(site.group() + " did not come to rest in " + PATIENCE);
    }
  }

  /** Stops all workers in order and asks the checker. */
  Map<Invariant, Verdict> verdicts() {
    workers.parallelStream().forEach(WorkerProcess::stop);
    if (workload == null || ledger == null) {
      throw new IllegalStateException("nothing was published");
    }
    return Checker.check(Evidence.collect(site, workload, ledger, reader, watch));
  }

  @Override
  public void close() {
    workers.forEach(WorkerProcess::close);
    watch.close();
    reader.close();
    site.close();
  }
}
