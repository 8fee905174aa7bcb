package dev.threadspool.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.testcontainers.utility.DockerImageName;

/** Which images are run; the root pom says so. */
final class Images {

  private static final Properties NAMES = load();

  private Images() {}

  static DockerImageName kafka() {
    return name("kafka");
  }

  static DockerImageName postgres() {
    return name("postgres");
  }

  private static DockerImageName name(String key) {
    String name = NAMES.getProperty(key);
    if (name == null) {
      throw new IllegalStateException("images.properties has no " + key);
    }
    return DockerImageName.parse(name);
  }

  private static Properties load() {
    var properties = new Properties();
    try (InputStream resource = Images.class.getResourceAsStream("images.properties")) {
      if (resource == null) {
        throw new IllegalStateException("images.properties is not on the class path");
      }
      properties.load(resource);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
