package dev.threadspool.operator.erase;

import dev.threadspool.operator.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which threads; read as a whole before anything is done. */
final class Wanted {

  private static final int AT_MOST = 1_000_000;

  @Option(names = "--thread", paramLabel = "UUID", description = "A thread; may be given often.")
  private List<UUID> threads = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Threads, one uuid a line; - for standard input. Empty lines and #... are skipped.")
  private @Nullable String file;

  /**
   * Each once, in their order.
   *
   * @throws UsageException where a line is no uuid, where there are too many, or where the file
   *     cannot be read
   */
  List<UUID> threadUuids() {
    Set<UUID> all = new LinkedHashSet<>(threads);
    if (file != null) {
      try (BufferedReader lines = open(file)) {
        read(lines, file, all);
      } catch (IOException e) {
        throw new UsageException("%s cannot be read: %s".formatted(file, e), e);
      }
    }
    return List.copyOf(all);
  }

  private static BufferedReader open(String file) throws IOException {
    return file.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(Path.of(file));
  }

  private static void read(BufferedReader lines, String file, Set<UUID> all) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        all.add(uuid(text, file, number));
      }
      if (all.size() > AT_MOST) {
        throw new UsageException("%s has more than %,d threads".formatted(file, AT_MOST));
      }
    }
  }

  private static UUID uuid(String text, String file, int line) {
    try {
      UUID uuid = UUID.fromString(text);
      // Java takes 1-1-1-1-1 for one.
      if (uuid.toString().equalsIgnoreCase(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // As below.
    }
    throw new UsageException("%s, line %d: no uuid".formatted(file, line));
  }
}
