package dev.threadspool.bench.contenders;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import dev.threadspool.contract.codec.ContractRecords;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts a Spring Boot application with spring-kafka, configured in Spring Boot's own keys. */
final class SpringContender {

  private static final String CONSUMER = "spring.kafka.consumer.";
  private static final String PRODUCER = "spring.kafka.producer.";

  private SpringContender() {}

  /**
   * @param application its configuration
   * @param own what is its own, beyond what all of them have
   */
  static ConfigurableApplicationContext start(
      Class<?> application, Arena arena, Map<String, Object> own) {
    ContractRecords.install();
    Map<String, Object> settings = new HashMap<>(common(arena));
    settings.putAll(own);
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .properties("spring.config.name=bench-contender")
        .properties(settings)
        .initializers(
            context -> ((GenericApplicationContext) context).registerBean(Arena.class, () -> arena))
        .run();
  }

  private static Map<String, Object> common(Arena arena) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.jmx.enabled", "false");
    settings.put("spring.main.keep-alive", "false");
    settings.put("bench.commands", arena.topics().create());
    settings.put("spring.kafka.bootstrap-servers", arena.stack().bootstrapServers());
    settings.put("spring.kafka.properties.schema.registry.url", arena.stack().registryUrl());
    settings.put("spring.kafka.listener.concurrency", String.valueOf(Polling.THREADS));
    settings.put(CONSUMER + "group-id", arena.group());
    settings.put(
        CONSUMER + "key-deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
    settings.put(
        CONSUMER + "value-deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer");
    settings.put(CONSUMER + "properties.specific.avro.reader", "true");
    Polling.settings().forEach((key, value) -> settings.put(CONSUMER + "properties." + key, value));
    settings.put(PRODUCER + "acks", "all");
    settings.put(
        PRODUCER + "key-serializer", "org.apache.kafka.common.serialization.StringSerializer");
    settings.put(
        PRODUCER + "value-serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer");
    settings.put(PRODUCER + "properties.auto.register.schemas", "false");
    settings.put(PRODUCER + "properties.avro.remove.java.properties", "true");
    // Whoever waits for each record's acknowledgment must not wait for company first.
    settings.put(PRODUCER + "properties.linger.ms", "0");
    return settings;
  }
}
