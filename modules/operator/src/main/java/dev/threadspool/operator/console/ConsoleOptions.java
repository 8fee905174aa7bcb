package dev.threadspool.operator.console;

import dev.threadspool.operator.ExitCode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options that every command of an operator takes, and the run of one: progress, interruption,
 * summary.
 */
public final class ConsoleOptions {

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, or json: an object a line, the summary last. Default: ${DEFAULT-VALUE}. Progress"
              + " goes to standard error either way.")
  private Output output = Output.TEXT;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on standard error.")
  private boolean quiet;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  /** What a command does. */
  public interface Work {

    /**
     * @return one of {@link ExitCode}
     * @throws StoppedException where it was asked to end
     */
    int run(Console console) throws Exception;
  }

  /**
   * Runs a command. Ctrl-C asks it to end, and whoever pressed it is told how far it got. Its
   * summary is printed however it ends.
   */
  public int run(Work work) throws Exception {
    return run(new Stop(), work);
  }

  /**
   * The same, with somebody else who may ask it to end.
   *
   * @param stop for this run alone
   */
  public int run(Stop stop, Work work) throws Exception {
    PrintWriter err = command.commandLine().getErr();
    Printer printer = new Printer(command.commandLine().getOut(), output);
    Console console = new Console(printer, err, style(), stop);
    Thread hook = stop.hook();
    hold(stop, hook);
    long begin = System.nanoTime();
    String state = "failed";
    try {
      int code = work.run(console);
      state = code == ExitCode.OK ? "done" : "findings";
      return code;
    } catch (StoppedException _) {
      state = "interrupted";
      console.note(
          "threadspool: interrupted; the summary says how far it got."
              + " Run the same again, and it goes on.");
      return ExitCode.INTERRUPTED;
    } finally {
      printer.summary(ended(console, state, begin));
      release(stop, hook);
    }
  }

  private Map<String, Object> ended(Console console, String state, long begin) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("command", command.name());
    values.putAll(console.summary().values());
    values.put("seconds", Math.round((System.nanoTime() - begin) / 1e8) / 10.0);
    values.put("state", state);
    return values;
  }

  private Progress.Style style() {
    if (quiet) {
      return Progress.Style.NONE;
    }
    java.io.Console terminal = System.console();
    return terminal != null && terminal.isTerminal()
        ? Progress.Style.TERMINAL
        : Progress.Style.LINES;
  }

  private static void hold(Stop stop, Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is going down already, and whoever runs this command within another waits for it.
      stop.ask();
    }
  }

  private static void release(Stop stop, Thread hook) {
    stop.hasEnded();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is going down, which is why the command has ended.
    }
  }
}
