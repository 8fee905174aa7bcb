package dev.threadspool.local;

import java.nio.file.Path;
import java.util.List;

/** The processes of this machine that work for a folder. */
final class Processes {

  private Processes() {}

  static List<ProcessHandle> of(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }
}
