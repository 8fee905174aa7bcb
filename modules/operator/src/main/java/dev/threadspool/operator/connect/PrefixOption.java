package dev.threadspool.operator.connect;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What stands before the topics' names. */
public final class PrefixOption implements SettingOptions {

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description =
          "Stands before every topic's name. Also: threadspool.topics.prefix,"
              + " THREADSPOOL_TOPICS_PREFIX. Default: none.")
  private @Nullable String prefix;

  @Override
  public Map<String, Object> given() {
    return prefix == null ? Map.of() : Map.of("threadspool.topics.prefix", prefix);
  }
}
