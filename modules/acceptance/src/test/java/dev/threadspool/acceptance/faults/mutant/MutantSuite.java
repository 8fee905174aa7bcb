package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.local.LocalStack;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs what needs each guard, without it and with it, each run on a site of its own. */
public final class MutantSuite {

  /** Most of a run is waiting: for a JVM, for the session of a dead member to end. */
  private static final int AT_A_TIME = 3;

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final LocalStack stack;
  private final Consumer<String> progress;

  private MutantSuite(LocalStack stack, Consumer<String> progress) {
    this.stack = stack;
    this.progress = progress;
  }

  /**
   * @param progress is told of each run when it is over, on several threads
   * @return in the order of the mutants
   */
  public static List<MutantResult> run(
      LocalStack stack, Set<Mutant> mutants, Consumer<String> progress) {
    MutantSuite suite = new MutantSuite(stack, progress);
    try (ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<CompletableFuture<MutantResult>> results =
          mutants.stream().sorted().map(mutant -> suite.start(mutant, runs)).toList();
      return results.stream().map(CompletableFuture::join).toList();
    }
  }

  private CompletableFuture<MutantResult> start(Mutant mutant, ExecutorService runs) {
    Demonstration demonstration = Demonstration.of(mutant);
    Scenario scenario = demonstration.scenario();
    var without = CompletableFuture.supplyAsync(() -> run(mutant, scenario, Set.of(mutant)), runs);
    var with = CompletableFuture.supplyAsync(() -> run(mutant, scenario, Set.of()), runs);
    return without.thenCombine(
        with,
        (lacking, whole) ->
            new MutantResult(mutant, scenario.story(), demonstration.breaks(), lacking, whole));
  }

  private Run run(Mutant mutant, Scenario scenario, Set<Mutant> missing) {
    String name = "%s_%d".formatted(mutant.name().toLowerCase(Locale.ROOT), RUNS.incrementAndGet());
    Run run;
    try (Stage stage = Stage.open(stack, name, scenario.partitions(), missing)) {
      scenario.play(stage);
      run = new Run.Checked(stage.verdicts());
    } catch (RuntimeException cause) {
      run = new Run.Broken(String.valueOf(cause));
    }
    progress.accept(
        "%s %s: %s"
            .formatted(missing.isEmpty() ? "with   " : "without", mutant.guard(), run.atLength()));
    return run;
  }
}
