package dev.threadspool.containers;

import dev.threadspool.local.KafkaPart;
import dev.threadspool.local.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.kafka.KafkaContainer;

/** One broker with the embedded one's settings, in Apache's image. */
final class KafkaInContainer extends ContainerPart implements KafkaPart {

  static final int CLIENT_PORT = 9092;

  /** What the image itself runs: it becomes the broker, so that a stop reaches it. */
  private static final String IMAGE_COMMAND = "/etc/kafka/docker/run";

  private static final int PROBE_MS = 2_000;

  KafkaInContainer(PublishedPort port) {
    super(port, container(port));
  }

  /**
   * The port is known before the start, so the broker can be told at once what to tell clients.
   * Testcontainers' own command waits for that and stays in the broker's way: a stop would reach
   * that shell, which ignores it.
   */
  static KafkaContainer container(PublishedPort port) {
    Map<String, String> environment = new HashMap<>();
    KafkaSettings.ofOneBroker().forEach((name, value) -> environment.put(variable(name), value));
    environment.put(
        "KAFKA_ADVERTISED_LISTENERS",
        "PLAINTEXT://%s,BROKER://localhost:9093".formatted(port.address()));
    environment.put("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
    environment.put("KAFKA_HEAP_OPTS", "-Xmx512m");
    return new KafkaContainer(Images.kafka())
        .withEnv(environment)
        .withCommand(IMAGE_COMMAND)
        .withStartupTimeout(Duration.ofMinutes(2))
        .withCreateContainerCmdModifier(command -> port.publish(command, CLIENT_PORT));
  }

  @Override
  public String name() {
    return "Kafka";
  }

  /** As Apache's image reads a setting from its environment. */
  private static String variable(String setting) {
    return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  boolean answers() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", address(),
            "request.timeout.ms", PROBE_MS,
            "default.api.timeout.ms", PROBE_MS);
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(PROBE_MS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
