package dev.threadspool.operator.connect;

import dev.threadspool.operator.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client's settings in the client's own words, as other tools take them in a file too. */
final class PropertiesFile {

  private PropertiesFile() {}

  /**
   * @param file null for none
   * @throws UsageException where it cannot be read
   */
  static Map<String, String> read(@Nullable Path file) {
    Map<String, String> settings = new TreeMap<>();
    if (file == null) {
      return settings;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("the file %s cannot be read".formatted(file), e);
    }
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }
}
