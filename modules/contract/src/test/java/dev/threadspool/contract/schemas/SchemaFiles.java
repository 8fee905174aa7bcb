package dev.threadspool.contract.schemas;

import dev.threadspool.contract.topics.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schemas as they are now, and as they were released. */
final class SchemaFiles {

  /** Surefire runs tests in the module's folder. */
  private static final Path RELEASED = Path.of("../../schemas/released");

  private static final Path CURRENT = Path.of("target/schemas");

  private SchemaFiles() {}

  /** By file name. */
  static Map<String, Schema> current() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    SchemaCatalogue.byTopic(new TopicNames(""))
        .values()
        .forEach(schema -> schemas.put(fileName(schema), schema));
    return schemas;
  }

  /** By version, then by file name. */
  static SortedMap<Integer, Map<String, Schema>> released() {
    SortedMap<Integer, Map<String, Schema>> versions = new TreeMap<>();
    for (Path folder : list(RELEASED)) {
      versions.put(
          Integer.valueOf(folder.getFileName().toString()),
          list(folder).stream()
              .collect(Collectors.toMap(file -> file.getFileName().toString(), SchemaFiles::read)));
    }
    return versions;
  }

  /** Writes every schema into one file with all that it refers to; that is what is released. */
  static Path writeCurrent() {
    try {
      Files.createDirectories(CURRENT);
      for (var file : current().entrySet()) {
        Files.writeString(CURRENT.resolve(file.getKey()), file.getValue().toString(true) + "\n");
      }
      return CURRENT;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(Schema schema) {
    return schema.getName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".avsc";
  }

  /** Each by a parser of its own: a released file may not need another one. */
  private static Schema read(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
