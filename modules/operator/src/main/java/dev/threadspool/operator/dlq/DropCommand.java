package dev.threadspool.operator.dlq;

import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dead letters are set aside. */
@Command(
    name = "drop",
    description = {
      "Marks dead letters as handled, with a reason: `list` does not show them any more, and `redrive`"
          + " leaves them alone unless it is told --dropped.",
      "It deletes nothing. The record stays in the dead letters' topic until its retention is over, and"
          + " so does its row: it was decided that it cannot be done, and that stays decided. `audit`"
          + " and `restore` take no notice of marks.",
      "Can be interrupted and run again: it goes on where it was."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool dlq drop --config worker.yaml --content unreadable --reason 'INC-4711, test data' --dry-run",
      "  threadspool dlq drop --config worker.yaml 3@1742 --reason 'the caller has asked anew'"
    })
public final class DropCommand implements Callable<Integer> {

  @Mixin private DlqOptions options = new DlqOptions();
  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for whoever looks at it later.")
  private String reason = "";

  @Override
  public Integer call() throws Exception {
    SelectionOptions selection = change.selection();
    return options.run(
        "dlq drop",
        console,
        new Stop(),
        (topic, consumer, run) ->
            Sweep.run(
                topic,
                consumer,
                selection,
                new Drop(reason, change.by(), Clock.systemUTC()),
                change.limit(),
                change.isDryRun(),
                run));
  }
}
