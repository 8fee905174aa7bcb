package dev.threadspool.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the tests of a JVM run on, as the system property {@code infra} says. */
enum Infra {
  /** Containers where Docker is, else the embedded parts. */
  AUTO,
  /** Containers, or nothing. */
  DOCKER,
  /** The embedded parts, whether Docker is here or not. */
  EMBEDDED;

  static final String PROPERTY = "infra";

  private static final String NOT_ON_CLASS_PATH = "threadspool-containers is not on the class path";

  private static final Logger LOG = LoggerFactory.getLogger(Infra.class);

  /**
   * @param value of the property; null when nobody set it
   * @throws LocalStackException when it is none of ours
   */
  static Infra parse(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return AUTO;
    }
    return Arrays.stream(values())
        .filter(infra -> infra.label().equals(value.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new LocalStackException(
                    "-D%s=%s is none of %s"
                        .formatted(
                            PROPERTY,
                            value,
                            Arrays.stream(values())
                                .map(Infra::label)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Decides, and says so in one line of the log.
   *
   * @throws LocalStackException when containers are asked for and cannot be had
   */
  Infrastructure choose() {
    if (this == EMBEDDED) {
      return take(new Embedded(), "embedded", "as asked");
    }
    Optional<Infrastructure> containers = ServiceLoader.load(Infrastructure.class).findFirst();
    Optional<String> obstacle =
        containers.map(Infrastructure::obstacle).orElse(Optional.of(NOT_ON_CLASS_PATH));
    if (obstacle.isEmpty()) {
      return take(containers.orElseThrow(), "containers", "Docker is here");
    }
    if (this == DOCKER) {
      throw new LocalStackException(
          "-D%s=docker, but containers cannot be had: %s".formatted(PROPERTY, obstacle.get()));
    }
    return take(new Embedded(), "embedded", obstacle.get());
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Infrastructure take(Infrastructure chosen, String what, String why) {
    LOG.atInfo()
        .addKeyValue("infra", what)
        .addKeyValue("because", why)
        .log("Kafka and PostgreSQL for the tests are chosen");
    return chosen;
  }
}
