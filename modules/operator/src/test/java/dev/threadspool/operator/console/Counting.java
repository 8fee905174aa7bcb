package dev.threadspool.operator.console;

import dev.threadspool.operator.ExitCode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command as small as one can be: it counts, and says so. */
@Command(name = "count")
final class Counting implements Callable<Integer> {

  @Mixin private ConsoleOptions options = new ConsoleOptions();

  @Option(names = "--to", defaultValue = "3")
  private long to;

  @Option(names = "--fail-at", defaultValue = "-1")
  private long failAt;

  @Option(names = "--pause-at", defaultValue = "-1")
  private long pauseAt;

  private final Stop stop;

  Counting(Stop stop) {
    this.stop = stop;
  }

  /** As a process of its own, until it is interrupted. */
  public static void main(String[] arguments) {
    System.exit(commandLine(new Stop()).execute(arguments));
  }

  static CommandLine commandLine(Stop stop) {
    return new CommandLine(new Counting(stop)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws Exception {
    return options.run(stop, this::count);
  }

  private int count(Console console) throws InterruptedException {
    console.summary().set("counted", 0L);
    for (long number = 1; number <= to; number++) {
      console.checkpoint();
      if (number == failAt) {
        throw new IllegalStateException("no " + number);
      }
      console.summary().add("counted", 1);
      if (number <= 3) {
        console.item("number " + number, Map.of("number", number));
      }
      if (number == pauseAt) {
        console.pause(Duration.ofMinutes(5));
      }
    }
    return ExitCode.OK;
  }
}
