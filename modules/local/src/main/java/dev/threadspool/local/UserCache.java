package dev.threadspool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder where this user's unpacked binaries are kept between runs.
 *
 * <p>Each user has one of its own: what root unpacked could not be replaced by an ordinary user,
 * and nobody should run what somebody else put into a shared folder. It lies in the home, or in the
 * temporary folder for users that have none.
 */
final class UserCache {

  private UserCache() {}

  static Path folder() {
    String user = System.getProperty("user.name");
    Path home = Path.of(System.getProperty("user.home"));
    Path parent =
        isMine(home, user) && Files.isWritable(home)
            ? home.resolve(".cache")
            : Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Files.createDirectories(parent);
      Path folder = parent.resolve("threadspool-" + user);
      if (!Files.exists(folder)) {
        createPrivate(folder);
      }
      if (!isMine(folder, user)) {
        throw new LocalStackException(folder + " belongs to somebody else; remove it");
      }
      return folder;
    } catch (IOException e) {
      throw new LocalStackException("cannot make a folder for unpacked binaries in " + parent, e);
    }
  }

  private static void createPrivate(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static boolean isMine(Path path, String user) {
    try {
      return Files.isDirectory(path) && Files.getOwner(path).getName().equals(user);
    } catch (IOException _) {
      return false;
    }
  }
}
