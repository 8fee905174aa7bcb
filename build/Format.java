import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds every Java file of the modules to google-java-format: {@code check}, {@code apply} or {@code skip}. */
class Format {
  public static void main(String[] arguments) throws IOException, FormatterException {
    String mode = arguments[0];
    Path root = Path.of(arguments[1]);
    switch (mode) {
      case "skip" -> {}
      case "check", "apply" -> run(root, mode.equals("apply"));
      default -> {
        System.err.println("-Dformat takes check, apply or skip, not " + mode);
        System.exit(2);
      }
    }
  }

  private static void run(Path root, boolean apply) throws IOException, FormatterException {
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    int unformatted = 0;
    for (Path file : sources(root)) {
      String before = Files.readString(file);
      String after;
      try {
        after =
            formatter.formatSource(
                ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(before),
                    JavaFormatterOptions.Style.GOOGLE));
      } catch (FormatterException e) {
        System.err.println(root.relativize(file) + ": " + e.getMessage());
        unformatted++;
        continue;
      }
      if (before.equals(after)) {
        continue;
      }
      if (apply) {
        Files.writeString(file, after);
        System.out.println("formatted " + root.relativize(file));
      } else {
        System.err.println("not formatted: " + root.relativize(file));
        unformatted++;
      }
    }
    if (unformatted > 0) {
      System.err.println(unformatted + " file(s); put right with: mvn process-sources -N -Dformat=apply");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root.resolve("modules"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
