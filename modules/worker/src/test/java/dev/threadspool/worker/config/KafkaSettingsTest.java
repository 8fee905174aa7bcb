package dev.threadspool.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class KafkaSettingsTest {

  private static final String CONSUMER = "spring.kafka.consumer.properties.";

  @Test
  void shouldMissAWorkerThatDiedAfterSeconds() {
    assertThat(consumer(Map.of()))
        .containsEntry("session.timeout.ms", 6_000)
        .containsEntry("heartbeat.interval.ms", 1_500);
  }

  /** The client refuses there what belongs to the broker. */
  @ParameterizedTest
  @ValueSource(strings = {"consumer", "CONSUMER"})
  void shouldLeaveSessionsToTheBrokerInTheNewProtocol(String protocol) {
    assertThat(consumer(Map.of(CONSUMER + "group.protocol", protocol)))
        .doesNotContainKeys("session.timeout.ms", "heartbeat.interval.ms");
  }

  @Test
  void shouldTakeThePollIntervalThatIsInEffect() {
    assertThat(
            KafkaSettings.budget(consumer(Map.of(CONSUMER + "max.poll.interval.ms", "8000")))
                .attempt())
        .hasSeconds(4);
  }

  @Test
  void shouldRefuseStaticMembers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> consumer(Map.of(CONSUMER + "group.instance.id", "one")))
        .withMessageContaining("threadspool.worker.instance");
  }

  private static Map<String, Object> consumer(Map<String, String> properties) {
    return KafkaSettings.consumer(
        bound("spring.kafka", KafkaProperties.class, properties),
        bound("threadspool", WorkerSettings.class, properties).worker());
  }

  private static <T> T bound(String prefix, Class<T> type, Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate(prefix, Bindable.of(type));
  }
}
