package dev.threadspool.bench;

import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Logging;
import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures, on embedded parts that are thrown away. */
@Command(
    name = "bench",
    description = {
      "Measures on this machine how many commands a second the worker takes through, and how long a"
          + " request takes, beside what people use instead and beside what the parts can do at"
          + " most. All on the same embedded parts, in one process, round by round. For curves the"
          + " worker has a process of its own: its memory and its start are measured with them.",
      "Every run's rows, events and replies are compared with what was asked: who does less work is"
          + " not measured. Figures are ratios of this run; how fast a machine is they do not tell."
          + " The long form takes about an hour. Exits with 1 where work was not done."
    },
    footerHeading = Examples.HEADING,
    footer = {"  threadspool bench --short", "  threadspool bench --output json > bench.json"})
final class BenchCommand implements Callable<Integer> {

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--short",
      description =
          "Throughput and latency alone: fewer commands, threads with 3 items only; three minutes.")
  private boolean brief;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds that count. Default: 5. Fewer tell little.")
  private @Nullable Integer rounds;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = {
        "Measures nothing but these: ${COMPLETION-CANDIDATES}.",
        "Default: all; in the short form throughput and latency."
      })
  private @Nullable Set<Part> parts;

  @Option(
      names = "--many",
      paramLabel = "THREADS",
      description = "Growth: so many stored threads are many. Default: ${DEFAULT-VALUE}.")
  private int many = 1_000_000;

  @Option(
      names = "--postgres",
      paramLabel = "NAME=VALUE",
      description = {
        "Measures with this setting of PostgreSQL, which wins over ours: shared_buffers=2GB. May be"
            + " given more than once.",
        "Default: none; what is committed is kept then, as shipped."
      })
  private Map<String, String> postgres = new TreeMap<>();

  @Override
  public Integer call() throws Exception {
    return console.run(this::measure);
  }

  private int measure(Console console) throws Exception {
    Plan plan = brief ? Plan.SHORT : Plan.FULL;
    if (rounds != null) {
      plan = plan.withRounds(rounds);
    }
    console.summary().set("postgres", postgres);
    Path log = Files.createTempFile("threadspool-bench-", ".log");
    Logging.toFile(log);
    try (LocalStack stack = stack()) {
      new Measurements(stack, plan, console, many).run(parts());
    } catch (WorkUndoneException undone) {
      console.note("threadspool: " + undone.getMessage());
      console.note("What the parts logged is in " + log);
      return ExitCode.FINDINGS;
    }
    Files.deleteIfExists(log);
    return ExitCode.OK;
  }

  private LocalStack stack() {
    try {
      return LocalStack.temporary(postgres);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private Set<Part> parts() {
    if (parts != null) {
      return parts;
    }
    return brief ? EnumSet.of(Part.THROUGHPUT, Part.LATENCY) : EnumSet.allOf(Part.class);
  }
}
