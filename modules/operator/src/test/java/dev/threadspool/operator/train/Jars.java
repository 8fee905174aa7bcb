package dev.threadspool.operator.train;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** This JVM's class path as jars alone: an AOT cache wants no folders. */
final class Jars {

  private Jars() {}

  /**
   * @param folder where jars are made of what is in folders yet
   */
  static List<Path> of(Path folder) {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        jars.add(jar(path, folder.resolve("folder-%d.jar".formatted(jars.size()))));
      } else if (Files.exists(path)) {
        jars.add(path);
      }
    }
    return jars;
  }

  private static Path jar(Path content, Path jar) {
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out, System.err, "--create", "--file=" + jar, "-C", content.toString(), ".");
    if (code != 0) {
      throw new IllegalStateException("no jar can be made of " + content);
    }
    return jar;
  }
}
