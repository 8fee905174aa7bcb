package dev.threadspool.worker.config;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.topics.TopicNames;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is refused before anything works with it. */
class WorkerSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent-thread.create-dlt",
        "agent-thread.created",
        "agent-thread.create-rejected",
        "agent-thread.create-reply"
      })
  void shouldRefuseToConsumeWhatTheWorkerWrites(String topic) {
    // Given
    WorkerSettings settings =
        bound(
            Map.of(
                "threadspool.worker.command-topics[0].name",
                topic,
                "threadspool.worker.command-topics[0].actors",
                "user"));

    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.worker().commandTopics(new TopicNames("")))
        .withMessageContaining(topic);
  }

  @ParameterizedTest
  @CsvSource({
    "lanes, 0",
    "max-batch-records, 0",
    "max-batch-bytes, 0B",
    "max-batch-bytes, 2GB",
    "announce-queue, 0",
    "announce-queue-bytes, 0B",
    "announce-queue-bytes, -1KB"
  })
  void shouldRefuseANumberThatLeavesNoRoom(String key, String value) {
    assertThatThrownBy(() -> bound(Map.of("threadspool.worker." + key, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("threadspool.worker.%s is ", key);
  }

  private static WorkerSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("threadspool", Bindable.of(WorkerSettings.class));
  }
}
