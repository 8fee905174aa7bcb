package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.fault.Fault;
import dev.threadspool.acceptance.faults.fault.Faults;
import dev.threadspool.acceptance.faults.mutant.Mutant;
import dev.threadspool.acceptance.faults.mutant.MutantResult;
import dev.threadspool.acceptance.faults.mutant.MutantSuite;
import dev.threadspool.acceptance.faults.mutant.MutantTable;
import dev.threadspool.local.Progress;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Logging;
import dev.threadspool.operator.parts.ShutdownHook;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The suite's long form: {@code bin/threadspool faults}. */
@Command(
    name = "threadspool faults",
    description = {
      "Runs real workers, ingresses, brokers, PostgreSQL and registry on this machine, lets things"
          + " go wrong one at a time and then mixed, and checks what nobody may lose or see twice.",
      "The same seed gives the same commands and the same schedule of faults; which batch a fault"
          + " meets is up to the processes."
    },
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    usageHelpAutoWidth = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all holds",
      "1:something does not hold, a fault never struck, or a run broke off",
      "2:the command line cannot be understood",
      "3:something that is needed is away",
      "4:a fault of the suite itself",
      "130:interrupted by Ctrl-C, in order"
    },
    footerHeading = "%nFaults:%n")
public final class FaultSuite implements Callable<Integer> {

  static final String MIXED = "mixed";

  /** A run of one fault has one in so many of the commands of the mixed run. */
  private static final int SHARE = 20;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeats workload and schedule. Default: another one each time; it is printed.")
  private @Nullable Long seed;

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "20000",
      description =
          "Commands of the mixed run, on 8 partitions; each single fault gets a twentieth of them."
              + " Default: ${DEFAULT-VALUE}.")
  private int commands;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often each fault strikes in its run, and in the mixed one. Default: 1.")
  private int rounds;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Only this run: a fault of those below, or mixed. May be given several times.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--cluster",
      description = "Everything on three brokers, not only what needs them and the mixed run.")
  private boolean cluster;

  @Option(
      names = "--group-protocol",
      paramLabel = "NAME",
      defaultValue = "classic",
      description = {
        "How workers join their consumer group: classic, or consumer (Kafka's new one).",
        "Default: ${DEFAULT-VALUE}."
      })
  private GroupProtocol protocol = GroupProtocol.CLASSIC;

  @Option(
      names = "--mutants",
      description =
          "Instead of the faults, or beside those named: takes each guard out of the workers' byte"
              + " code once, and shows that the checks see it.")
  private boolean mutants;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  public static void main(String[] arguments) {
    Logging.quiet();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new FaultSuite()).setCaseInsensitiveEnumValuesAllowed(true);
    commandLine
        .getCommandSpec()
        .usageMessage()
        .footer(
            Faults.all().stream()
                .flatMap(fault -> Stream.of("  " + fault.name(), "      " + fault.sentence()))
                .toArray(String[]::new));
    return commandLine;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
    List<Schedule> schedules = schedules(chosen);
    out.printf(
        "Seed %d, %d runs, %d commands%n%n",
        chosen, schedules.size(), schedules.stream().mapToInt(Schedule::commands).sum());
    out.flush();
    try (Grounds grounds = new Grounds();
        ShutdownHook _ = ShutdownHook.run(grounds::close)) {
      grounds.stack().start(Progress.silent());
      boolean holds = new Suite(grounds, cluster, protocol, out).runAndTell(schedules);
      boolean shown = !mutants || areShown(grounds, out);
      out.printf("%n%s. Seed %d repeats it.%n", holds && shown ? "All holds" : "RED", chosen);
      out.flush();
      return holds && shown ? ExitCode.OK : ExitCode.FINDINGS;
    }
  }

  private static boolean areShown(Grounds grounds, PrintWriter out) {
    List<MutantResult> shown =
        MutantSuite.run(grounds.stack(), EnumSet.allOf(Mutant.class), line -> print(out, line));
    print(out, "");
    print(out, MutantTable.of(shown));
    return shown.stream().allMatch(MutantResult::isShown);
  }

  private static void print(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private List<Schedule> schedules(long seed) {
    if (commands < 1 || rounds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--commands and --rounds have to be positive");
    }
    names.forEach(this::requireKnown);
    List<Schedule> schedules = new ArrayList<>();
    if (mutants && names.isEmpty()) {
      return schedules;
    }
    for (Fault fault : Faults.all()) {
      if (names.isEmpty() || names.contains(fault.name())) {
        schedules.add(Schedule.single(fault, rounds, Math.max(1, commands / SHARE), seed));
      }
    }
    if (names.isEmpty() || names.contains(MIXED)) {
      schedules.add(Schedule.mixed(MIXED, Faults.all(), rounds, commands, seed));
    }
    return schedules;
  }

  private void requireKnown(String name) {
    try {
      if (!name.equals(MIXED)) {
        Faults.named(name);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + "; --help lists them", e);
    }
  }
}
