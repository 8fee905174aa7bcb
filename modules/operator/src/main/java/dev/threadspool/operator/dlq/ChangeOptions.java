package dev.threadspool.operator.dlq;

import dev.threadspool.operator.console.DryRunOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which dead letters something is done with, how many of them, and by whom. */
final class ChangeOptions {

  @Mixin private SelectionOptions selection = new SelectionOptions();
  @Mixin private DryRunOption dryRun = new DryRunOption();

  @Option(names = "--all", description = "All of them, where no other option says which.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "So many at most; exit code 1 where there are more, and the next run goes on. Default:"
              + " ${DEFAULT-VALUE}.")
  private int limit = 1_000;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it, for the mark. Default: the name at this machine.")
  private String by = System.getProperty("user.name", "unknown");

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  /**
   * @throws ParameterException where nothing says which
   */
  SelectionOptions selection() {
    if (!all && !selection.isGiven()) {
      throw new ParameterException(
          command.commandLine(), "Say which: PARTITION@OFFSET, a filter, or --all.");
    }
    return selection;
  }

  boolean isDryRun() {
    return dryRun.isGiven();
  }

  int limit() {
    return limit;
  }

  String by() {
    return by;
  }
}
