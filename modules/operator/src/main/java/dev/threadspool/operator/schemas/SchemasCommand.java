package dev.threadspool.operator.schemas;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands about a schema registry. */
@Command(
    name = "schemas",
    description =
        "Registers the contract's schemas in a registry that is not ours, or checks them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RegisterSchemas.class, CheckSchemas.class})
public final class SchemasCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a command: " + String.join(", ", names(spec.commandLine())));
  }

  private static Iterable<String> names(CommandLine commandLine) {
    return commandLine.getSubcommands().keySet();
  }
}
