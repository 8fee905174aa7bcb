package dev.threadspool.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the schema registry's program is: this module's build unpacks it. */
final class RegistryHome {

  private static final String PROPERTY = "threadspool.registry.home";
  private static final String VARIABLE = "THREADSPOOL_REGISTRY_HOME";

  private RegistryHome() {}

  /**
   * The jar to run: of the system property, else the environment variable, else the build's folder.
   */
  static Path jar() {
    String home =
        Stream.of(System.getProperty(PROPERTY, ""), System.getenv().getOrDefault(VARIABLE, ""))
            .filter(value -> !value.isBlank())
            .findFirst()
            .orElseGet(RegistryHome::ofBuild);
    Path jar = Path.of(home, "quarkus-run.jar").toAbsolutePath();
    if (!Files.isRegularFile(jar)) {
      throw new LocalStackException(
          """
          There is no schema registry in %s. Unpack it by building modules/local, or name its folder \
          by -D%s=... or %s=...\
          """
              .formatted(home, PROPERTY, VARIABLE));
    }
    return jar;
  }

  private static String ofBuild() {
    var properties = new Properties();
    try (@Nullable InputStream resource =
        RegistryHome.class.getResourceAsStream("registry.properties")) {
      if (resource != null) {
        properties.load(resource);
      }
    } catch (IOException e) {
      throw new LocalStackException("cannot read registry.properties", e);
    }
    return properties.getProperty("home", "(unknown)");
  }
}
