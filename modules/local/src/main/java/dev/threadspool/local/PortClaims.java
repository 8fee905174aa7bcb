package dev.threadspool.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Ports that this JVM has chosen and may not have bound yet, as other JVMs of the same user see
 * them: a locked byte for each, in a file that stays empty. The operating system unlocks them when
 * the JVM ends, however it ends.
 *
 * <p>Where there can be no such file or lock, everything is taken to be free: two JVMs may choose
 * one port then, and the second says that it is taken.
 */
final class PortClaims {

  private static final Path FILE =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "threadspool-ports-" + System.getProperty("user.name"));

  /** Never closed: that would give all claims up. Null where there can be none. */
  private static final @Nullable FileChannel CHANNEL = open();

  private PortClaims() {}

  /** For the JVM's life; false where this or another one has it already. */
  static boolean take(int port) {
    if (CHANNEL == null) {
      return true;
    }
    try {
      return CHANNEL.tryLock(port, 1, false) != null;
    } catch (OverlappingFileLockException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static @Nullable FileChannel open() {
    try {
      return FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException _) {
      return null;
    }
  }
}
