package dev.threadspool.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log file, for error messages. */
final class LogTail {

  private static final int MAX_BYTES = 4_000;

  private LogTail() {}

  static String of(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long length = file.length();
      byte[] end = new byte[(int) Math.min(length, MAX_BYTES)];
      file.seek(length - end.length);
      file.readFully(end);
      return "The end of " + log + ":\n" + new String(end, StandardCharsets.UTF_8).strip();
    } catch (IOException _) {
      return "There is no log " + log;
    }
  }
}
