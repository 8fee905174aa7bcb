package dev.threadspool.bench.curves;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a process that is in the machine's, in bytes.
 *
 * @param now at this moment
 * @param peak the most that it was since the process began
 */
public record Resident(long now, long peak) {

  /**
   * @return null where the system does not tell: only Linux does
   */
  static @Nullable Resident of(long pid) {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.isReadable(status)) {
      return null;
    }
    try {
      List<String> lines = Files.readAllLines(status);
      return new Resident(bytes(lines, "VmRSS:"), bytes(lines, "VmHWM:"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of 1,000,000 bytes. */
  public double megabytes() {
    return now / 1e6;
  }

  /** The same of the peak. */
  public double peakMegabytes() {
    return peak / 1e6;
  }

  /** A line is {@code VmRSS: 123456 kB}. */
  private static long bytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the process has no " + name));
  }
}
