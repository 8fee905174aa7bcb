package dev.threadspool.local;

import java.nio.file.Path;

/**
 * A folder that is gone when its owner is: on close, and some seconds after the JVM has died,
 * {@code kill -9} included.
 */
public final class TemporaryFolder implements AutoCloseable {

  private final DataFolder folder;
  private final Watchdog watchdog;

  private TemporaryFolder(DataFolder folder) {
    this.folder = folder;
    this.watchdog = Watchdog.over(folder);
  }

  /** A new one, empty but for a hidden file. */
  public static TemporaryFolder create() {
    return new TemporaryFolder(DataFolder.temporary());
  }

  public Path path() {
    return folder.path();
  }

  /** Whoever works in it has to have ended. */
  @Override
  public void close() {
    watchdog.close();
    folder.close();
  }
}
