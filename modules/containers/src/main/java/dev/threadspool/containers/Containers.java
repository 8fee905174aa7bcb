package dev.threadspool.containers;

import dev.threadspool.local.Infrastructure;
import dev.threadspool.local.KafkaPart;
import dev.threadspool.local.PostgresPart;
import java.nio.file.Path;
import java.util.Optional;

/** Kafka and PostgreSQL as Testcontainers runs them. Their data lives and ends with them. */
public final class Containers implements Infrastructure {

  @Override
  public Optional<String> obstacle() {
    return Docker.obstacle();
  }

  @Override
  public KafkaPart kafka(Path folder, int port, int controllerPort) {
    return new KafkaInContainer(PublishedPort.of(port));
  }

  @Override
  public PostgresPart postgres(Path folder, int port) {
    return new PostgresInContainer(PublishedPort.of(port));
  }
}
