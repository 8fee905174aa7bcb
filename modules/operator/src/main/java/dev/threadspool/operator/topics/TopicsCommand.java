package dev.threadspool.operator.topics;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands about topics. */
@Command(
    name = "topics",
    description = "Creates the topics on a cluster that is not ours, or checks them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CreateTopics.class, CheckTopics.class})
public final class TopicsCommand implements Runnable {

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
