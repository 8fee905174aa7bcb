package dev.threadspool.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once a user from zonky's archive on the class path.
 *
 * <p>zonky's own launcher is not used: it cannot stop a server abruptly, takes any server on the
 * port for its own, has no time limits, and never recovers from a JVM killed while it unpacked.
 */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /**
   * The folder with {@code bin}, {@code lib} and {@code share}; unpacks it when missing, which
   * takes seconds.
   */
  static synchronized Path home() {
    String archive = archive();
    Path cache = UserCache.folder();
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw new LocalStackException(
            "no PostgreSQL binaries for this machine: %s is not on the class path"
                .formatted(archive));
      }
      Path home = cache.resolve("postgresql-" + fingerprint(archive));
      if (!Files.exists(home)) {
        unpackLocked(packed, cache, home);
      }
      return home;
    } catch (IOException e) {
      throw new LocalStackException("cannot unpack PostgreSQL into " + cache, e);
    }
  }

  private static String archive() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    return "/postgres-%s-%s.txz".formatted(system, machine);
  }

  /**
   * Tells releases apart. The checksum is not a defence: the archive is as trusted as the class
   * path.
   */
  private static String fingerprint(String archive) throws IOException {
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
        var checked = new CheckedInputStream(packed, new CRC32())) {
      checked.transferTo(OutputStream.nullOutputStream());
      return Long.toHexString(checked.getChecksum().getValue());
    }
  }

  /**
   * Another JVM of this user may be at it too: the lock makes it wait, the rename makes the outcome
   * all or nothing.
   */
  private static void unpackLocked(InputStream packed, Path cache, Path home) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (Files.exists(home)) {
        return;
      }
      Path partial = cache.resolve(home.getFileName() + ".partial");
      Folders.delete(partial);
      unpack(packed, partial);
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          makeExecutable(target, path);
        }
      }
    }
  }

  private static void makeExecutable(Path target, Path path) throws IOException {
    if (path.startsWith(target.resolve("bin")) && !path.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + path);
    }
  }
}
