package dev.threadspool.operator.connect;

import dev.threadspool.operator.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * Settings under the names that worker and ingress use, read by Spring Boot's rules: an option wins
 * over a system property, that over an environment variable, that over a file.
 */
public final class Settings {

  private final StandardEnvironment environment = new StandardEnvironment();

  /**
   * @param file of properties, or YAML where its name says so; null for none
   * @param options what was given on the command line, by setting
   * @throws UsageException where the file cannot be read
   */
  public Settings(@Nullable Path file, Map<String, Object> options) {
    if (file != null) {
      load(file);
    }
    environment.getPropertySources().addFirst(new MapPropertySource("options", options));
    ConfigurationPropertySources.attach(environment);
  }

  /** Null where nobody gives it. */
  public @Nullable String get(String key) {
    String value = Binder.get(environment).bind(key, String.class).orElse(null);
    return value == null || value.isBlank() ? null : value;
  }

  /**
   * @param ways in which it could be given, for people
   * @throws UsageException where nobody gives it
   */
  public String require(String key, String what, String ways) {
    String value = get(key);
    if (value == null) {
      throw new UsageException("%s is not given: %s".formatted(what, ways));
    }
    return value;
  }

  /** All settings below a prefix, without it. */
  public Map<String, String> below(String prefix) {
    return Binder.get(environment)
        .bind(prefix, Bindable.mapOf(String.class, String.class))
        .orElseGet(Map::of);
  }

  /**
   * @throws UsageException where a value is not of its type
   */
  public <T> T bind(String prefix, Class<T> type) {
    try {
      return Binder.get(environment).bindOrCreate(prefix, type);
    } catch (BindException e) {
      throw new UsageException("a setting below %s cannot be read".formatted(prefix), e);
    }
  }

  private void load(Path file) {
    if (!Files.isReadable(file)) {
      throw new UsageException("the file %s cannot be read".formatted(file));
    }
    String name = file.toString();
    PropertySourceLoader loader =
        name.endsWith(".yaml") || name.endsWith(".yml")
            ? new YamlPropertySourceLoader()
            : new PropertiesPropertySourceLoader();
    try {
      loader
          .load(name, new FileSystemResource(file))
          .forEach(source -> environment.getPropertySources().addLast(source));
    } catch (IOException | RuntimeException e) {
      throw new UsageException("the file %s cannot be read".formatted(file), e);
    }
  }
}
