package dev.threadspool.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds a stack's data, used by one stack at a time.
 *
 * <p>A marker file tells our folders from others, so that nothing but data of a stack can ever be
 * emptied.
 */
final class DataFolder implements AutoCloseable {

  private static final String MARKER = ".threadspool-local";

  private final Path path;
  private final boolean temporary;
  private final FileChannel channel;

  private DataFolder(Path path, boolean temporary, FileChannel channel) {
    this.path = path;
    this.temporary = temporary;
    this.channel = channel;
  }

  /** A new folder, removed on close. */
  static DataFolder temporary() {
    try {
      return take(Files.createTempDirectory("threadspool-"), true);
    } catch (IOException e) {
      throw new LocalStackException("cannot make a temporary folder", e);
    }
  }

  /**
   * A folder that is kept; made when missing.
   *
   * @throws LocalStackException when another stack uses it, or when it holds something else
   */
  static DataFolder open(Path path) {
    try {
      Path folder = Files.createDirectories(path.toAbsolutePath().normalize()).toRealPath();
      if (!isMarked(folder) && !isEmpty(folder)) {
        throw new LocalStackException(
            folder + " is not empty and was not made by Threadspool; choose another folder");
      }
      requireOwn(folder);
      DataFolder taken = take(folder, false);
      taken.awaitEarlierWatchdog();
      return taken;
    } catch (IOException e) {
      throw new LocalStackException("cannot use the folder " + path, e);
    }
  }

  /**
   * Removes a stack's data, if there is any.
   *
   * @throws LocalStackException when another stack uses the folder, or when it holds something else
   */
  static void empty(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (DataFolder folder = open(path)) {
      for (Path entry : folder.entries()) {
        Folders.delete(entry);
      }
    } catch (IOException e) {
      throw new LocalStackException("cannot empty the folder " + path, e);
    }
  }

  Path path() {
    return path;
  }

  boolean isTemporary() {
    return temporary;
  }

  /** Lets the next stack in; a temporary folder is removed. */
  @Override
  public void close() {
    try {
      if (temporary) {
        Folders.delete(path);
      }
      channel.close();
    } catch (IOException e) {
      throw new LocalStackException("cannot give up the folder " + path, e);
    }
  }

  private void awaitEarlierWatchdog() {
    try {
      Watchdog.awaitEarlier(path);
    } catch (LocalStackException e) {
      close();
      throw e;
    }
  }

  /** All but the marker, which is the lock too. */
  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(entry -> !entry.endsWith(MARKER)).toList();
    }
  }

  private static DataFolder take(Path folder, boolean temporary) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new LocalStackException(
          "Another Threadspool uses the folder "
              + folder
              + ". Stop that one or choose another folder.");
    }
    return new DataFolder(folder, temporary, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // Held by this very JVM.
      return null;
    }
  }

  private static boolean isMarked(Path folder) {
    return Files.isRegularFile(folder.resolve(MARKER));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * PostgreSQL runs on data of its own user only, root included, and would say so late and less
   * clearly.
   */
  private static void requireOwn(Path folder) throws IOException {
    String owner = Files.getOwner(folder).getName();
    String user = System.getProperty("user.name");
    if (!owner.equals(user)) {
      throw new LocalStackException(
          "%s belongs to %s, but this is %s; choose another folder".formatted(folder, owner, user));
    }
  }
}
