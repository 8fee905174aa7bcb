package dev.threadspool.operator.dlq;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.wire.RegistryUnavailableException;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.reading.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters there are. */
@Command(
    name = "list",
    description = {
      "Lists dead letters: where they are, of which record, when and why they were given up, and what"
          + " they are as far as anybody can read them now. Changes nothing.",
      "All that fit are counted, also by cause; --limit of them are listed. Where the registry is away"
          + " they are listed without their content, unless that is asked for by a filter."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool dlq list --config worker.yaml",
      "  threadspool dlq list --config worker.yaml --since 2h --cause 'Unknown magic byte'",
      "  threadspool dlq list --config worker.yaml --state all --output json > dead-letters.jsonl"
    })
public final class ListCommand implements Callable<Integer> {

  private static final int CAUSES = 20;

  @Mixin private DlqOptions options = new DlqOptions();
  @Mixin private SelectionOptions selection = new SelectionOptions();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "open",
      description =
          "open: nobody has done anything with them; redriven; dropped; or all. Default:"
              + " ${DEFAULT-VALUE}.")
  private Wanted state = Wanted.OPEN;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "List so many at most. Default: ${DEFAULT-VALUE}.")
  private int limit = 100;

  private boolean registryIsAway;

  /** As they are asked for. */
  enum Wanted {
    OPEN,
    REDRIVEN,
    DROPPED,
    ALL;

    boolean is(State state) {
      return this == ALL || name().equals(state.name());
    }
  }

  @Override
  public Integer call() throws Exception {
    return options.run("dlq list", console, new Stop(), this::list);
  }

  private int list(DeadLetterTopic topic, Consumer<byte[], byte[]> consumer, Console run) {
    run.summary().set("read", 0L).set("found", 0L).set("listed", 0L);
    List<Span> all = topic.spans();
    Handled handled = new Marks(topic, run).handled(consumer, all);
    LetterReport report = new LetterReport(run);
    Map<String, Long> causes = new TreeMap<>();
    var _ =
        new Reader(topic, consumer, handled, run)
            .read(
                selection.within(all),
                letter -> {
                  if (state.is(letter.state()) && selection.fits(letter)) {
                    found(letter, report, causes, run);
                  }
                  return true;
                });
    return ExitCode.OK;
  }

  private void found(Letter letter, LetterReport report, Map<String, Long> causes, Console run) {
    run.summary().add("found", 1);
    String cause = cause(letter.facts());
    causes.merge(
        causes.size() < CAUSES || causes.containsKey(cause) ? cause : "others", 1L, Long::sum);
    run.summary().set("causes", new TreeMap<>(causes));
    if (run.summary().get("listed") < limit) {
      report.listed(letter, content(letter, run));
      run.summary().add("listed", 1);
    }
  }

  private @Nullable String content(Letter letter, Console run) {
    if (registryIsAway) {
      return null;
    }
    try {
      return Contents.text(letter.content());
    } catch (RegistryUnavailableException away) {
      registryIsAway = true;
      run.note("contents are not told: " + away.getMessage());
      return null;
    }
  }

  private static String cause(@Nullable DeadLetterFacts facts) {
    return facts == null ? "unknown" : facts.exception();
  }
}
