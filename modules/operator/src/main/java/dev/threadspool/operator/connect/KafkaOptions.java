package dev.threadspool.operator.connect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import picocli.CommandLine.Option;

/** Which cluster, and how to sign in to it. */
public final class KafkaOptions implements SettingOptions {

  /** The setting that names the cluster. */
  public static final String BOOTSTRAP = "spring.kafka.bootstrap-servers";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,...",
      description =
          "The Kafka cluster. Also: spring.kafka.bootstrap-servers, SPRING_KAFKA_BOOTSTRAP_SERVERS,"
              + " THREADSPOOL_BOOTSTRAP_SERVERS.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Kafka's own client properties (security.protocol, sasl.*, ssl.*). Also:"
              + " spring.kafka.properties.*, SPRING_KAFKA_PROPERTIES_SASL_MECHANISM and so on.")
  private @Nullable Path file;

  @Override
  public Map<String, Object> given() {
    Map<String, Object> given = new HashMap<>();
    String alias = System.getenv("THREADSPOOL_BOOTSTRAP_SERVERS");
    if (bootstrapServers != null) {
      given.put(BOOTSTRAP, bootstrapServers);
    } else if (alias != null && !alias.isBlank()) {
      given.put(BOOTSTRAP, alias);
    }
    return given;
  }

  /**
   * @throws dev.threadspool.operator.UsageException where no cluster is named
   */
  public Admin connect(Settings settings) {
    return clients(settings).openAdmin();
  }

  /**
   * @throws dev.threadspool.operator.UsageException where no cluster is named
   */
  public KafkaClients clients(Settings settings) {
    var _ =
        settings.require(
            BOOTSTRAP,
            "the cluster",
            "--bootstrap-servers HOST:PORT, or THREADSPOOL_BOOTSTRAP_SERVERS, or %s in --config"
                .formatted(BOOTSTRAP));
    KafkaProperties properties = settings.bind("spring.kafka", KafkaProperties.class);
    Map<String, String> own = PropertiesFile.read(file);
    Map<String, Object> admin = new HashMap<>();
    admin.put("default.api.timeout.ms", "12000");
    admin.put("request.timeout.ms", "5000");
    admin.put("client.id", "threadspool-operator");
    admin.putAll(properties.buildAdminProperties());
    admin.putAll(own);
    return new KafkaClients(admin, properties, own);
  }
}
