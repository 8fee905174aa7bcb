package dev.threadspool.operator.run;

import dev.threadspool.operator.console.Examples;
import dev.threadspool.worker.WorkerApplication;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** A worker, until it is told to stop. */
@Command(
    name = "worker",
    customSynopsis = "Usage: threadspool worker [-hV] [--key=value...]",
    description = {
      "Runs a worker in the foreground: commands become threads and events.",
      "Its settings are in docs/worker.md: as --key=value here, as environment variables"
          + " (THREADSPOOL_STORE_URL), or in a file named by --spring.config.additional-location=FILE."
    },
    footerHeading = Examples.HEADING,
    footer = "  threadspool worker --spring.config.additional-location=worker.yaml")
public final class WorkerCommand implements Runnable {

  @Unmatched private List<String> settings = new ArrayList<>();

  @Override
  public void run() {
    Foreground.run(() -> WorkerApplication.main(settings.toArray(String[]::new)));
  }
}
