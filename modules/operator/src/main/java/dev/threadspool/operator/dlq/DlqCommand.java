package dev.threadspool.operator.dlq;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands about dead letters. */
@Command(
    name = "dlq",
    description = "Lists and shows dead letters, sends them again, or sets them aside.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListCommand.class, ShowCommand.class, RedriveCommand.class, DropCommand.class})
public final class DlqCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    throw new ParameterException(
        commandLine, "Name a command: " + String.join(", ", commandLine.getSubcommands().keySet()));
  }
}
