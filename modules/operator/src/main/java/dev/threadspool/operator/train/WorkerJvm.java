package dev.threadspool.operator.train;

import dev.threadspool.operator.Threadspool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How {@code bin/threadspool worker} starts a worker, for those who start one as a process of its
 * own: the same JDK, options, class path and AOT cache, which that script names in system
 * properties.
 *
 * @param options of the JVM
 * @param classPath nothing but jars where there is to be a cache
 * @param cache where the AOT cache is, or is to be; null where nobody has named one
 */
public record WorkerJvm(List<String> options, String classPath, @Nullable Path cache) {

  private static final String OPTIONS = "threadspool.worker.java-options";
  private static final String CLASS_PATH = "threadspool.worker.class-path";
  private static final String CACHE = "threadspool.worker.aot-cache";

  /** Ctrl-C and the end of the terminal are for this process, which stops the worker itself. */
  private static final String LAUNCHER = "trap '' INT HUP; exec \"$@\"";

  public WorkerJvm {
    options = List.copyOf(options);
  }

  /** As the script says; without it no options, no cache and the class path of this process. */
  public static WorkerJvm ofScript() {
    String options = System.getProperty(OPTIONS, "").strip();
    String cache = System.getProperty(CACHE);
    return new WorkerJvm(
        options.isEmpty() ? List.of() : List.of(options.split("\\s+")),
        System.getProperty(CLASS_PATH, System.getProperty("java.class.path")),
        cache == null ? null : Path.of(cache));
  }

  /** The same, whether or not there is a cache. */
  public WorkerJvm withoutCache() {
    return new WorkerJvm(options, classPath, null);
  }

  /** Whether a worker would start with a cache. */
  public boolean hasCache() {
    return cache != null && Files.isReadable(cache);
  }

  /**
   * A worker, with the cache where it is there.
   *
   * @param settings in the worker's keys
   */
  public List<String> worker(Map<String, Object> settings) {
    return hasCache()
        ? command(List.of("-XX:AOTCache=" + cache), settings)
        : command(List.of(), settings);
  }

  /**
   * A worker whose JVM writes a cache when it ends in order.
   *
   * @param settings in the worker's keys
   */
  List<String> training(Path written, Map<String, Object> settings) {
    return command(List.of("-XX:AOTCacheOutput=" + written), settings);
  }

  private List<String> command(List<String> ofCache, Map<String, Object> settings) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", LAUNCHER, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ofCache);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, Threadspool.class.getName(), "worker"));
    settings.forEach((key, value) -> command.add("--%s=%s".formatted(key, value)));
    return command;
  }
}
