package dev.threadspool.acceptance.faults.mutant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Classes of the worker without some of its guards, to be put first on a child's class path. They
 * are made in the parent, from today's byte code: a cut that does not fit it fails before any child
 * is started.
 */
public final class Mutants {

  private static final Path FOLDER = Path.of("target", "mutants");

  private Mutants() {}

  /**
   * A folder with the changed classes, and no others.
   *
   * @throws IllegalStateException where a guard is not found where it is looked for
   */
  public static Path classPathEntry(Set<Mutant> mutants) {
    try {
      Files.createDirectories(FOLDER);
      Path folder = Files.createTempDirectory(FOLDER, "worker").toAbsolutePath();
      for (Map.Entry<String, byte[]> changed : classes(mutants).entrySet()) {
        Path file = folder.resolve(file(changed.getKey()));
        Files.createDirectories(file.getParent());
        Files.write(file, changed.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The changed classes by their binary names. */
  static Map<String, byte[]> classes(Set<Mutant> mutants) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    for (Mutant mutant : mutants) {
      for (Cut cut : mutant.cuts()) {
        byte[] known = classes.get(cut.type());
        byte[] before = known != null ? known : original(cut.type());
        classes.put(cut.type(), mutated(mutant, cut, before));
      }
    }
    return classes;
  }

  private static byte[] mutated(Mutant mutant, Cut cut, byte[] original) {
    AtomicInteger found = new AtomicInteger();
    CodeTransform code =
        (builder, element) -> {
          if (cut.isAt(element)) {
            found.incrementAndGet();
            cut.replace(builder, element);
          } else {
            builder.with(element);
          }
        };
    ClassFile classFile = ClassFile.of();
    byte[] mutated =
        classFile.transformClass(
            classFile.parse(original),
            ClassTransform.transformingMethodBodies(
                method -> method.methodName().equalsString(cut.method()), code));
    if (found.get() != 1) {
      throw new IllegalStateException(
          "%s does not apply: %s was found %d times".formatted(mutant, cut, found.get()));
    }
    return mutated;
  }

  private static byte[] original(String type) throws IOException {
    try (InputStream file = ClassLoader.getSystemResourceAsStream(file(type))) {
      if (file == null) {
        throw new IllegalStateException("there is no class " + type);
      }
      return file.readAllBytes();
    }
  }

  private static String file(String type) {
    return type.replace('.', '/') + ".class";
  }
}
