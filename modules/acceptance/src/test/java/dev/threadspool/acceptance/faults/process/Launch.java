package dev.threadspool.acceptance.faults.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a child JVM is started: small, quick to start, on the class path of this JVM.
 *
 * @param name names the log file, {@code NAME.log}
 * @param properties what the application is told
 * @param logs the folder of the log file, made when missing
 * @param before folders or archives in front of this JVM's class path; their classes win
 */
public record Launch(
    String name, Map<String, Object> properties, Path logs, List<Path> before) {

  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx384m",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true");

  public Launch {
    properties = Map.copyOf(properties);
    before = List.copyOf(before);
  }

  /** Logs below {@code target}. */
  public static Launch of(String name, Map<String, Object> properties) {
    return new Launch(name, properties, Path.of("target", "faults"), List.of());
  }

  public Launch loggingTo(Path folder) {
    return new Launch(name, properties, folder, before);
  }

  /** With classes that take the place of those of the same name. */
  public Launch withClassesBefore(List<Path> entries) {
    return new Launch(name, properties, logs, entries);
  }

  Path log() {
    return logs.resolve(name + ".log");
  }

  List<String> command(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", classPath()));
    command.add(main.getName());
    properties.forEach((key, value) -> command.add(key + "=" + value));
    return command;
  }

  private String classPath() {
    return Stream.concat(
            before.stream().map(Path::toString),
            Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
