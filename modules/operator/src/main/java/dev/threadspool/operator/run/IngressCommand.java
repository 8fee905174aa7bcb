package dev.threadspool.operator.run;

import dev.threadspool.ingress.IngressApplication;
import dev.threadspool.operator.console.Examples;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** An ingress, until it is told to stop. */
@Command(
    name = "ingress",
    customSynopsis = "Usage: threadspool ingress [-hV] [--key=value...]",
    description = {
      "Runs an ingress in the foreground: HTTP requests become commands.",
      "Its settings are in docs/ingress.md: as --key=value here, as environment variables"
          + " (THREADSPOOL_LIGHTDASH_URL), or in a file named by"
          + " --spring.config.additional-location=FILE."
    },
    footerHeading = Examples.HEADING,
    footer =
        "  threadspool ingress --spring.config.additional-location=ingress.yaml --server.port=8080")
public final class IngressCommand implements Runnable {

  @Unmatched private List<String> settings = new ArrayList<>();

  @Override
  public void run() {
    Foreground.run(() -> IngressApplication.main(settings.toArray(String[]::new)));
  }
}
