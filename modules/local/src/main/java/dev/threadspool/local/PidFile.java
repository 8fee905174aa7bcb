package dev.threadspool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file whose first line is the number of a process that may outlive this JVM. */
final class PidFile {

  private final Path file;
  private final String mark;

  /**
   * @param mark a word of that process's command line: numbers are given out again, and then the
   *     file means nothing
   */
  PidFile(Path file, String mark) {
    this.file = file;
    this.mark = mark;
  }

  Path path() {
    return file;
  }

  /**
   * The process, if it lives. One that is dead but not reaped has no command line any more, and
   * counts as dead.
   */
  Optional<ProcessHandle> process() {
    try {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().commandLine().orElse("").contains(mark));
    } catch (IOException | RuntimeException _) {
      // No file, or one that is being written or removed.
      return Optional.empty();
    }
  }

  boolean isAlive() {
    return process().isPresent();
  }

  void write(long pid) {
    try {
      Files.writeString(file, pid + "\n");
    } catch (IOException e) {
      throw new LocalStackException("cannot write " + file, e);
    }
  }

  /** Removes the file of a process that is gone. */
  void forgetDead() {
    try {
      if (!isAlive()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new LocalStackException("cannot remove " + file, e);
    }
  }
}
