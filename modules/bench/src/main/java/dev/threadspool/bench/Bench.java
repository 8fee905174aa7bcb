package dev.threadspool.bench;

import dev.threadspool.operator.RootCommand;
import picocli.CommandLine;

/** The command line with the measurements in it. */
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** All of the operator's commands, and {@code bench} in earnest. */
  static CommandLine commandLine() {
    CommandLine root = RootCommand.commandLine();
    root.getCommandSpec().removeSubcommand("bench");
    root.addSubcommand(new BenchCommand());
    // For the one that came last, too.
    return root.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(root.getExecutionExceptionHandler());
  }
}
