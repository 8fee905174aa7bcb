package dev.threadspool.operator.replay;

import dev.threadspool.operator.UsageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From where; one of them has to be said. */
final class StartOptions {

  @Option(
      names = "--from-beginning",
      description = "From the first command that is still in its topic.")
  private boolean beginning;

  @Option(
      names = "--from-time",
      paramLabel = "TIME",
      description =
          "From the first command that was published then or later: 2026-11-25T08:30:00Z.")
  private @Nullable Instant time;

  @Option(
      names = "--from-offset",
      paramLabel = "TOPIC-PARTITION@OFFSET",
      split = ",",
      description =
          "From this record on, as audit prints places; nothing of partitions that are not named.")
  private List<String> places = new ArrayList<>();

  /**
   * @throws UsageException where it is not said, or twice
   */
  Start start() {
    List<Start> said = new ArrayList<>();
    if (beginning) {
      said.add(new Start.Beginning());
    }
    if (time != null) {
      said.add(new Start.Time(time));
    }
    if (!places.isEmpty()) {
      said.add(new Start.Places(places));
    }
    if (said.size() != 1) {
      throw new UsageException(
          "from where? Give one of --from-beginning, --from-time and --from-offset");
    }
    return said.getFirst();
  }
}
