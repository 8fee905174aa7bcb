package dev.threadspool.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Kafka inside this JVM, PostgreSQL as processes beside it: needs nothing but this machine. */
final class Embedded implements Infrastructure {

  private final Map<String, String> postgresSettings;

  Embedded() {
    this(Map.of());
  }

  /**
   * @param postgresSettings other than ours, or instead of them
   */
  Embedded(Map<String, String> postgresSettings) {
    this.postgresSettings = Map.copyOf(postgresSettings);
  }

  @Override
  public Optional<String> obstacle() {
    return Optional.empty();
  }

  @Override
  public KafkaPart kafka(Path folder, int port, int controllerPort) {
    return new KafkaNode(folder, KafkaMember.alone(port, controllerPort));
  }

  @Override
  public PostgresPart postgres(Path folder, int port) {
    return new PostgresServer(folder, port, postgresSettings);
  }
}
