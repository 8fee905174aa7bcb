package dev.threadspool.operator.demo;

import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Logging;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.demo.disaster.DisasterDemo;
import dev.threadspool.operator.parts.Parts;
import dev.threadspool.operator.parts.Ports;
import dev.threadspool.operator.parts.Running;
import dev.threadspool.operator.parts.ShutdownHook;
import dev.threadspool.operator.parts.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole system once, on embedded parts that are thrown away. */
@Command(
    name = "demo",
    description = {
      "Starts everything on this machine, creates threads over HTTP and over Kafka, reads back what"
          + " came of it, and checks that.",
      "Needs no Docker and no network. Uses free ports and a temporary folder, and leaves nothing"
          + " behind. Exits with 1 where an expectation is not met.",
      "--disaster makes some thousand threads, drops the database, restores it from the topics, audits"
          + " that, makes one more thread, and says how long each took."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool demo",
      "  threadspool demo --disaster",
      "  threadspool demo --disaster --threads 50000 --output json"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final List<String> ONLY_WITH_DISASTER =
      List.of("--threads", "--output", "--quiet");

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--disaster",
      description = "Lose the database instead, and get it back from the topics.")
  private boolean disaster;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "5000",
      description = "With --disaster: how many are made first. Default: ${DEFAULT-VALUE}.")
  private int threads = 5000;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    check();
    Path log = Files.createTempFile("threadspool-demo-", ".log");
    Logging.toFile(log);
    int code = ExitCode.FAULT;
    try {
      code =
          disaster
              ? console.run(run -> DisasterDemo.run(threads, spec.commandLine(), run))
              : run(spec.commandLine().getOut(), log) ? ExitCode.OK : ExitCode.FINDINGS;
    } finally {
      if (code == ExitCode.OK || code == ExitCode.INTERRUPTED) {
        Files.deleteIfExists(log);
      } else {
        spec.commandLine().getErr().println("What the parts logged is in " + log);
        spec.commandLine().getErr().flush();
      }
    }
    return code;
  }

  private void check() {
    ONLY_WITH_DISASTER.stream()
        .filter(option -> !disaster && spec.commandLine().getParseResult().hasMatchedOption(option))
        .forEach(
            option -> {
              throw new ParameterException(spec.commandLine(), option + " goes with --disaster");
            });
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be 1 or more");
    }
  }

  private static boolean run(PrintWriter out, Path log) throws Exception {
    long begin = System.nanoTime();
    boolean asExpected;
    try (Parts parts = new Parts();
        ShutdownHook _ = ShutdownHook.run(() -> breakOff(parts, log))) {
      out.println("Starting Kafka, PostgreSQL, a schema registry, a worker and an ingress");
      out.flush();
      Running running = parts.start(LocalStack.temporary(), Ports.ANY, new Steps(out));
      asExpected = tell(running, new Findings(out), out);
      out.println();
      out.println("Stopping");
      out.flush();
    }
    out.printf(
        "%n%s, in %.1f s.%n",
        asExpected ? "All as expected" : "NOT as expected", (System.nanoTime() - begin) / 1e9);
    out.println("Next: `bin/threadspool up` leaves it running and prints a curl to try.");
    out.flush();
    return asExpected;
  }

  /** What Ctrl-C does: nothing is left behind then either. */
  private static void breakOff(Parts parts, Path log) {
    parts.close();
    try {
      Files.deleteIfExists(log);
    } catch (IOException _) {
      // A file too many in the temporary folder is not worth a word at this point.
    }
  }

  private static boolean tell(Running running, Findings findings, PrintWriter out)
      throws Exception {
    findings.heading("Asking");
    Table table = new Table();
    Asked asked;
    try {
      asked = Asking.all(running, table);
    } finally {
      table.print(out);
    }
    boolean drained = Drained.await(running);
    StoredRows stored = StoreReader.read(running);
    Announced announced = EventReader.read(running);
    findings.rows(stored);
    findings.events(announced);
    return findings.expectations(Expectations.check(asked, drained, stored, announced));
  }
}
