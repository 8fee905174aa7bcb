package dev.threadspool.operator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** A command line, run in this process, and what it said. */
public record Run(int exitCode, String out, String err) {

  public static Run of(String... arguments) {
    return of(RootCommand.commandLine(), arguments);
  }

  /** One command, made by the test. */
  public static Run of(Callable<Integer> command, String... arguments) {
    return of(
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, line, _) -> Failures.tell(failure, line.getErr())),
        arguments);
  }

  private static Run of(CommandLine commandLine, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
