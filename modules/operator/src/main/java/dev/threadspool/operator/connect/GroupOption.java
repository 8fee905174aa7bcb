package dev.threadspool.operator.connect;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The workers' consumer group. */
public final class GroupOption implements SettingOptions {

  private static final String GROUP = "threadspool.worker.group";

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "The workers' consumer group. Also: threadspool.worker.group, THREADSPOOL_WORKER_GROUP."
              + " Default: threadspool-worker.")
  private @Nullable String group;

  @Override
  public Map<String, Object> given() {
    return group == null ? Map.of() : Map.of(GROUP, group);
  }

  /** Its name. */
  public static String name(Settings settings) {
    String name = settings.get(GROUP);
    return name == null ? "threadspool-worker" : name;
  }
}
