package dev.threadspool.operator.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A machine as the script sees it: a clone, a PATH with only what the script needs, JDKs. */
final class Scene {

  private static final Path SCRIPT = Path.of("../../bin/threadspool").toAbsolutePath().normalize();
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "ls",
          "dirname",
          "basename",
          "sed",
          "head",
          "cat",
          "find",
          "touch",
          "mktemp",
          "rm",
          "date",
          "grep");

  private final Path root;
  private final Path clone;
  private final Path path;
  private final Map<String, String> environment = new HashMap<>();

  /** How the script ended. */
  record Outcome(int exitCode, String out, String err) {}

  Scene(Path root) {
    this.root = root;
    this.clone = root.resolve("a clone");
    this.path = root.resolve("path");
    make(
        () -> {
          Files.createDirectories(path);
          for (String tool : TOOLS) {
            tool(tool);
          }
          Files.createDirectories(clone.resolve("bin"));
          Files.copy(SCRIPT, clone.resolve("bin/threadspool"), StandardCopyOption.COPY_ATTRIBUTES);
        });
    environment.put("PATH", path.toString());
    environment.put("HOME", root.resolve("home").toString());
    environment.put("TMPDIR", root.toString());
    environment.put("THREADSPOOL_JDKS", root.resolve("no jdks here").toString());
  }

  /** A program of this machine, found on the PATH; no link, which would lead out of the folder. */
  void tool(String name) {
    program(path.resolve(name), "exec " + whereIs(name) + " \"$@\"");
  }

  Path repository() {
    return clone;
  }

  Path script() {
    return clone.resolve("bin/threadspool");
  }

  /** A JDK that says its version in its release file, and whose java prints what it is given. */
  Path jdk(String name, String version) {
    Path home = root.resolve(name);
    write(
        home.resolve("release"),
        "JAVA_VERSION=\"%s\"\nIMPLEMENTOR=\"A play\"\n".formatted(version));
    program(home.resolve("bin/java"), "printf '%s\\n' \"$@\"");
    program(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  void set(String variable, Object value) {
    environment.put(variable, value.toString());
  }

  void onPath(String name, Path target) {
    make(() -> Files.createSymbolicLink(path.resolve(name), target));
  }

  void program(Path file, String body) {
    write(file, "#!/bin/sh\n" + body + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException(file + " cannot be made executable");
    }
  }

  void write(Path file, String text) {
    make(
        () -> {
          Files.createDirectories(file.getParent());
          Files.writeString(file, text);
        });
  }

  Outcome run(String... arguments) {
    return run(script(), root, arguments);
  }

  Outcome run(Path script, Path folder, String... arguments) {
    try {
      Path out = Files.createTempFile(root, "out", "");
      Path err = Files.createTempFile(root, "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(
                  Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList())
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the script does not end");
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path whereIs(String tool) {
    return Stream.of("/usr/bin", "/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
  }

  /** What may fail with an input or output error. */
  private interface Making {
    void run() throws IOException;
  }

  private static void make(Making making) {
    try {
      making.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
