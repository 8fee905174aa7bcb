package dev.threadspool.bench.curves;

import dev.threadspool.worker.WorkerApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a worker is started: by the JDK and on the class path of this process. */
final class JavaCommand {

  /** The JVM's options, between spaces; {@code bin/threadspool} says which a worker has there. */
  private static final String OPTIONS = "threadspool.worker.java-options";

  /** Ctrl-C and the end of the terminal are for this process, which stops the worker itself. */
  private static final String LAUNCHER = "trap '' INT HUP; exec \"$@\"";

  private JavaCommand() {}

  static List<String> of(Map<String, Object> settings) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", LAUNCHER, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String options = System.getProperty(OPTIONS, "").strip();
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split("\\s+")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WorkerApplication.class.getName());
    settings.forEach((key, value) -> command.add("--%s=%s".formatted(key, value)));
    return command;
  }
}
