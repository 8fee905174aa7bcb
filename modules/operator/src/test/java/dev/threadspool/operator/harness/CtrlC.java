package dev.threadspool.operator.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a JVM of its own, and the Ctrl-C that ends it. */
public final class CtrlC {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long SIGINT = 1 << 1;

  private CtrlC() {}

  /**
   * Out and err come as one.
   *
   * @param arguments for {@code java}, beside the class path: options, the class, what it is given
   */
  public static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isIgnored()) {
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  public static void hit(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  /**
   * What {@code nohup}, or a script's {@code &}, has started ignores SIGINT, and all that it starts
   * does so too: this build, if it was started so, and the program, unless it is told otherwise.
   */
  private static boolean isIgnored() throws IOException {
    if (!Files.exists(STATUS)) {
      return false;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).strip())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT) != 0);
  }
}
