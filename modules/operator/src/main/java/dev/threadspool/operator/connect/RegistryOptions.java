package dev.threadspool.operator.connect;

import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.wire.AvroWire;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which schema registry, and how to sign in to it. */
public final class RegistryOptions implements SettingOptions {

  /** The setting that names the registry. */
  public static final String URL = "threadspool.registry.url";

  @Option(
      names = "--registry",
      paramLabel = "URL,...",
      description =
          "The schema registry, Confluent's API. Also: threadspool.registry.url,"
              + " THREADSPOOL_REGISTRY_URL.")
  private @Nullable String url;

  @Option(
      names = "--registry-config",
      paramLabel = "FILE",
      description =
          "Settings of Confluent's registry client (basic.auth.*, bearer.auth.*,"
              + " schema.registry.ssl.*). Also: threadspool.registry.properties.*.")
  private @Nullable Path file;

  @Override
  public Map<String, Object> given() {
    return url == null ? Map.of() : Map.of(URL, url);
  }

  /**
   * @throws dev.threadspool.operator.UsageException where no registry is named
   */
  public SchemaRegistrar connect(Settings settings) {
    return new SchemaRegistrar(configuration(settings));
  }

  /**
   * For records in the contract's schemas.
   *
   * @throws dev.threadspool.operator.UsageException where no registry is named
   */
  public AvroWire openWire(Settings settings) {
    return new AvroWire(configuration(settings));
  }

  private Map<String, String> configuration(Settings settings) {
    Map<String, String> configuration =
        new HashMap<>(settings.below("threadspool.registry.properties"));
    configuration.putAll(PropertiesFile.read(file));
    configuration.put(
        "schema.registry.url",
        settings.require(
            URL,
            "the schema registry",
            "--registry URL, or THREADSPOOL_REGISTRY_URL, or %s in --config".formatted(URL)));
    return configuration;
  }
}
