package dev.threadspool.operator.connect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings in a file, best the one that worker and ingress run with. */
public final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings as worker and ingress read them (spring.kafka.*, threadspool.*), in a .properties"
              + " or .yaml file. Options win, then system properties (THREADSPOOL_JAVA_OPTS=-Dkey=value),"
              + " then environment variables, then this file.")
  private @Nullable Path file;

  /** The file's settings, and what all these options say. */
  public Settings with(SettingOptions... options) {
    Map<String, Object> given = new HashMap<>();
    for (SettingOptions each : options) {
      given.putAll(each.given());
    }
    return with(given);
  }

  /** The file's settings, and what else is given. */
  public Settings with(Map<String, Object> options) {
    return new Settings(file, options);
  }
}
