package dev.threadspool.operator.train;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Logging;
import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.StoppedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the AOT cache of a worker, by a worker on embedded parts that are thrown away. */
@Command(
    name = "train",
    description = {
      "Makes the AOT cache with which a worker starts sooner: runs one on this machine, and keeps what"
          + " its JVM has loaded and linked.",
      "A minute or two, once after each build. Needs no Docker and no network; uses free"
          + " ports and a temporary folder, and leaves nothing but the cache, beside the jars. A cache"
          + " of another build or another JDK is ignored."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool train",
      "  threadspool train --cache /var/cache/threadspool/worker.aot"
    })
public final class TrainCommand implements Callable<Integer> {

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description = "Where it goes. Default: where `bin/threadspool worker` looks for it.")
  private @Nullable Path cache;

  @Override
  public Integer call() throws Exception {
    WorkerJvm jvm = WorkerJvm.ofScript();
    Path target = cache == null ? jvm.cache() : cache;
    if (target == null) {
      throw new UsageException("name the file with --cache, or run bin/threadspool train");
    }
    Path log = Files.createTempFile("threadspool-train-", ".log");
    Logging.toFile(log);
    return console.run(
        run -> {
          try {
            new Training(jvm, target, run).run();
          } catch (StoppedException stopped) {
            Files.deleteIfExists(log);
            throw stopped;
          }
          Files.deleteIfExists(log);
          return ExitCode.OK;
        });
  }
}
