package dev.threadspool.operator;

import dev.threadspool.operator.audit.AuditCommand;
import dev.threadspool.operator.demo.DemoCommand;
import dev.threadspool.operator.dlq.DlqCommand;
import dev.threadspool.operator.erase.EraseCommand;
import dev.threadspool.operator.replay.ReplayCommand;
import dev.threadspool.operator.restore.RestoreCommand;
import dev.threadspool.operator.run.BenchCommand;
import dev.threadspool.operator.run.FaultsCommand;
import dev.threadspool.operator.run.IngressCommand;
import dev.threadspool.operator.run.WorkerCommand;
import dev.threadspool.operator.schemas.SchemasCommand;
import dev.threadspool.operator.send.SendCommand;
import dev.threadspool.operator.status.StatusCommand;
import dev.threadspool.operator.tail.TailCommand;
import dev.threadspool.operator.topics.TopicsCommand;
import dev.threadspool.operator.train.TrainCommand;
import dev.threadspool.operator.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "threadspool",
    description = "Creates AI-agent threads for Lightdash projects, each exactly once.",
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpWidth = 100,
    usageHelpAutoWidth = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, and all is well",
      "1:a check found a contradiction, or an expectation was not met",
      "2:the command line or a setting cannot be understood",
      "3:something that is needed is away: cluster, registry, database, JDK, a free port",
      "4:a fault of the program itself",
      "130:interrupted by Ctrl-C (143 by a kill), in order"
    })
public final class RootCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** All commands, ready to parse and run. */
  public static CommandLine commandLine() {
    return new CommandLine(new RootCommand())
        .addSubcommand(new DemoCommand())
        .addSubcommand(new UpCommand())
        .addSubcommand(new SchemasCommand())
        .addSubcommand(new TopicsCommand())
        .addSubcommand(new StatusCommand())
        .addSubcommand(new AuditCommand())
        .addSubcommand(new EraseCommand())
        .addSubcommand(new RestoreCommand())
        .addSubcommand(new ReplayCommand())
        .addSubcommand(new DlqCommand())
        .addSubcommand(new SendCommand())
        .addSubcommand(new TailCommand())
        .addSubcommand(new WorkerCommand())
        .addSubcommand(new IngressCommand())
        .addSubcommand(new TrainCommand())
        .addSubcommand(new FaultsCommand())
        .addSubcommand(new BenchCommand())
        .addSubcommand(new HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, _) -> Failures.tell(failure, command.getErr()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
