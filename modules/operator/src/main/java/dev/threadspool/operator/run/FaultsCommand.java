package dev.threadspool.operator.run;

import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.console.Examples;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * The fault suite in the list of commands. It lives among the acceptance tests, where {@code
 * bin/threadspool} finds it; whoever comes here has called the operator's program without that
 * script.
 */
@Command(
    name = "faults",
    customSynopsis = "Usage: threadspool faults [-hV] [--seed=N] [--fault=NAME]...",
    description = {
      "Lets everything go wrong on this machine that can (kill -9, brokers and databases away, lost"
          + " answers), and checks that nothing is lost or doubled.",
      "Its own --help tells all options and faults."
    },
    footerHeading = Examples.HEADING,
    footer = {"  threadspool faults --seed 7", "  threadspool faults --fault suspended"})
public final class FaultsCommand implements Runnable {

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public void run() {
    throw new UsageException(
        "the fault suite is part of the sources: run bin/threadspool faults %s in a clone"
            .formatted(String.join(" ", arguments)));
  }
}
