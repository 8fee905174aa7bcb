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
 * @param classPathFirst folders or archives in front of this JVM's class path; their classes win
 * @param heap the most it may take, in MiB
 */
public record Launch(
    String name, Map<String, Object> properties, Path logs, List<Path> classPathFirst, int heap) {

  private static final int HEAP = 384;

  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true");

  /** Ctrl-C and the end of the terminal are for the parent, which stops its children itself. */
  private static final String LAUNCHER = "trap '' INT HUP; exec \"$@\"";

  public Launch {
    properties = Map.copyOf(properties);
    classPathFirst = List.copyOf(classPathFirst);
  }

  /** Logs below {@code target}. */
  public static Launch of(String name, Map<String, Object> properties) {
    return new Launch(name, properties, Path.of("target", "faults"), List.of(), HEAP);
  }

  /** The same under another name. */
  public Launch named(String other) {
    return new Launch(other, properties, logs, classPathFirst, heap);
  }

  public Launch loggingTo(Path folder) {
    return new Launch(name, properties, folder, classPathFirst, heap);
  }

  /** With classes that take the place of those of the same name. */
  public Launch classPathFirst(List<Path> entries) {
    return new Launch(name, properties, logs, entries, heap);
  }

  /** With another heap, in MiB. */
  public Launch heap(int mebibytes) {
    return new Launch(name, properties, logs, classPathFirst, mebibytes);
  }

  /** The same with one entry. */
  public Launch classPathFirst(Path entry) {
    return classPathFirst(List.of(entry));
  }

  Path log() {
    return logs.resolve(name + ".log");
  }

  List<String> command(Class<?> main) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", LAUNCHER, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.add("-Xmx%dm".formatted(heap));
    command.addAll(List.of("-cp", classPath()));
    command.add(main.getName());
    properties.forEach((key, value) -> command.add(key + "=" + value));
    return command;
  }

  private String classPath() {
    return Stream.concat(
            classPathFirst.stream().map(Path::toString),
            Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
