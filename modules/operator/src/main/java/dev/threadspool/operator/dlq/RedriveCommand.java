package dev.threadspool.operator.dlq;

import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dead letters are worked on once more. */
@Command(
    name = "redrive",
    description = {
      "Publishes the records of dead letters again, to the command topics that they came from, with"
          + " their key, value and headers, and a header that counts how often that was done. Each is a"
          + " new record there: it becomes a thread, a rejection, or another dead letter. What its"
          + " thread uuid has made already stays as it is.",
      "A dead letter is marked in the transaction in which its record is published, and is not sent a"
          + " second time. So it can be interrupted and run again: it goes on where it was.",
      "Refused (exit code 1): what came back --max-redrives times, what does not say of which record it"
          + " is, what says that it is of any other than the configured command topics, and what its"
          + " topic does not take for its size, or was too large for a dead letter."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool dlq redrive --config worker.yaml --cause UnableToExecuteStatement --dry-run",
      "  threadspool dlq redrive --config worker.yaml --content readable --since 12h --limit 50",
      "  threadspool dlq redrive --config worker.yaml 3@1742 0@12",
      "  threadspool dlq redrive --config worker.yaml --all --limit 100000 --output json > redriven.jsonl"
    })
public final class RedriveCommand implements Callable<Integer> {

  @Mixin private DlqOptions options = new DlqOptions();
  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--max-redrives",
      paramLabel = "N",
      defaultValue = "3",
      description = "Refuse what was sent again so often already. Default: ${DEFAULT-VALUE}.")
  private int maxRedrives = 3;

  @Option(names = "--dropped", description = "Also those that somebody has dropped.")
  private boolean dropped;

  private final Stop stop;

  public RedriveCommand() {
    this(new Stop());
  }

  /**
   * @param stop somebody else who may end it
   */
  RedriveCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    SelectionOptions selection = change.selection();
    return options.run(
        "dlq redrive",
        console,
        stop,
        (topic, consumer, run) -> {
          topic.requireMarksToOutlive();
          Redrive redrive =
              new Redrive(
                  topic.commandTopics(), maxRedrives, dropped, change.by(), Clock.systemUTC());
          return Sweep.run(
              topic, consumer, selection, redrive, change.limit(), change.isDryRun(), run);
        });
  }
}
