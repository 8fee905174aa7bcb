package dev.threadspool.operator.run;

import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.console.Examples;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * The measurements in the list of commands. They live in a module of their own, where {@code
 * bin/threadspool} finds them; whoever comes here has called the operator's program without that
 * script.
 */
@Command(
    name = "bench",
    customSynopsis = "Usage: threadspool bench [-hV] [--short] [--output=FORMAT]",
    description = {
      "Measures throughput and latency on this machine, beside what people use instead.",
      "Its own --help tells all options."
    },
    footerHeading = Examples.HEADING,
    footer = {"  threadspool bench", "  threadspool bench --short --output json"})
public final class BenchCommand implements Runnable {

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public void run() {
    throw new UsageException(
        "the measurements are part of the sources: run bin/threadspool bench %s in a clone"
            .formatted(String.join(" ", arguments)));
  }
}
