package dev.threadspool.containers;

import dev.threadspool.local.QuietLoggers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** The Docker that this JVM can reach, asked once. */
final class Docker {

  /** Testcontainers' own question has no time limit: a socket may take it and never answer. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** Its helper (Ryuk, which removes what a dead JVM leaves behind) may have to be fetched. */
  private static final Duration HELPER = Duration.ofMinutes(2);

  private static final Optional<String> OBSTACLE = ask();

  private Docker() {}

  /** Why it cannot be used; empty when it can. */
  static Optional<String> obstacle() {
    return OBSTACLE;
  }

  private static Optional<String> ask() {
    // Having no Docker is no error here, and the answer says all that has to be said.
    QuietLoggers.hold(
        Map.of("org.testcontainers", "WARN", "org.testcontainers.dockerclient", "OFF"));
    DockerClientFactory docker = DockerClientFactory.instance();
    return Question.ask("Docker", ANSWER, docker::getTransportConfig)
        .or(() -> Question.ask("Docker with Testcontainers' helper", HELPER, docker::client));
  }
}
