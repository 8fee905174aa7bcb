package dev.threadspool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's classes, loaded and linked beforehand: it starts in two thirds of the time and
 * half the work.
 *
 * <p>The first registry that stops in order writes the archive (JEP 350), for some seconds. It lies
 * beside the program and goes away with it. Nothing depends on it: the JVM ignores one that does
 * not fit.
 */
final class RegistryArchive {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryArchive.class);

  private final Path archive;
  private final Path written;

  /**
   * @param jar the program
   * @param folder of one registry alone, where it writes
   */
  RegistryArchive(Path jar, Path folder) {
    this.archive = jar.resolveSibling("classes-%s.jsa".formatted(Runtime.version()));
    this.written = folder.resolve("classes.jsa");
  }

  /** What to tell the JVM: to use the archive, or to write it. */
  List<String> flags() {
    if (Files.exists(archive)) {
      return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto");
    }
    return Files.isWritable(archive.getParent())
        ? List.of("-XX:ArchiveClassesAtExit=" + written)
        : List.of();
  }

  /**
   * Keeps what a registry has written that stopped in order; a reader sees the whole archive or
   * none.
   */
  void keepWritten() {
    try {
      if (Files.exists(written)) {
        Path partial = Files.createTempFile(archive.getParent(), "classes-", ".partial");
        Files.move(written, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      LOG.atInfo().setCause(e).log("the registry's class archive was not kept");
    }
  }
}
