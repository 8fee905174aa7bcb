package dev.threadspool.operator.train;

import dev.threadspool.local.FreePorts;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.StoppedException;
import dev.threadspool.operator.load.Announcing;
import dev.threadspool.operator.load.ManyCommands;
import dev.threadspool.operator.parts.LocalSettings;
import dev.threadspool.operator.parts.Parts;
import dev.threadspool.operator.parts.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/** One worker on a stack of its own, from its start through some commands to its end. */
public final class Training {

  /** Some batches of the size that they have under load. */
  private static final int THREADS = 2_000;

  private final WorkerJvm jvm;
  private final Path cache;
  private final Console run;
  private final Steps steps;

  /**
   * @param cache where the cache goes, whole or not at all
   */
  public Training(WorkerJvm jvm, Path cache, Console run) {
    this.jvm = jvm;
    this.cache = cache.toAbsolutePath().normalize();
    this.run = run;
    this.steps =
        new Steps(
            (step, took) ->
                run.item(
                    Steps.line(step, took),
                    Map.of("step", step, "seconds", Math.round(took.toMillis() / 100.0) / 10.0)));
  }

  /**
   * Returns when the cache is there.
   *
   * @throws dev.threadspool.operator.AwayException where no cache comes of it; names the worker's
   *     log
   */
  public void run() throws Exception {
    Path partial = Files.createTempFile(Files.createDirectories(folder()), "worker-", ".partial");
    Path log = Files.createTempFile("threadspool-train-worker-", ".log");
    try {
      train(partial, log);
      Files.move(
          partial, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(log);
    } catch (StoppedException stopped) {
      Files.deleteIfExists(log);
      throw stopped;
    } finally {
      Files.deleteIfExists(partial);
      // What the JVM has noted, and would have made the cache of.
      Files.deleteIfExists(Path.of(partial + ".config"));
    }
    run.summary().set("aotCache", cache.toString()).set("aotCacheBytes", Files.size(cache));
  }

  private Path folder() {
    return Objects.requireNonNull(cache.getParent(), "a file is in a folder");
  }

  private void train(Path written, Path log) throws Exception {
    try (Parts parts = new Parts()) {
      run.item("Starting what a worker needs", Map.of("chapter", "start"));
      LocalSettings settings = parts.startStack(LocalStack.temporary(), steps);
      run.checkpoint();
      run.item("Training a worker", Map.of("chapter", "train"));
      int port = FreePorts.find(1).getFirst();
      try (TrainedWorker worker =
          TrainedWorker.start(jvm.training(written, settings.worker(port)), log)) {
        // Ctrl-C is kept from it, and whoever is asked to end may wait for longer than it has time.
        run.wakeBy(worker::close);
        steps.step("ready", () -> worker.awaitReady(port, run));
        run.checkpoint();
        steps.step("through %,d commands".formatted(THREADS), () -> work(settings));
        steps.step("stopped, cache written", () -> worker.stop(run));
        // Who was asked to end in the meantime has ended the worker, which wrote nothing then.
        run.checkpoint();
        if (isEmpty(written)) {
          throw worker.withLog("the worker has written no cache", null);
        }
      } finally {
        run.wakeBy(() -> {});
      }
    }
  }

  private boolean work(LocalSettings settings) throws InterruptedException {
    new ManyCommands(settings, run).publish(THREADS);
    return Announcing.await(settings, run);
  }

  private static boolean isEmpty(Path file) throws IOException {
    return !Files.exists(file) || Files.size(file) == 0;
  }
}
