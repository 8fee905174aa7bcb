package dev.threadspool.contract.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSettingsTest {

  @Test
  void shouldKeepTheDefaultOfWhatIsNotNamed() {
    assertThat(TopicSettings.from(Map.of())).isEqualTo(TopicSettings.DEFAULTS);
    assertThat(TopicSettings.DEFAULTS)
        .isEqualTo(
            new TopicSettings(
                "",
                8,
                16,
                (short) 3,
                2,
                Duration.ofDays(28),
                Duration.ofDays(30),
                Duration.ofMinutes(10)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reply-partitions", "replyPartitions", "REPLY_PARTITIONS", "replypartitions"})
  void shouldReadNamesInAnyOfTheUsualSpellings(String name) {
    assertThat(TopicSettings.from(Map.of(name, "5")).replyPartitions()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "28d,P28D",
    "P28D,P28D",
    "p28d,P28D",
    "12h,PT12H",
    "10m,PT10M",
    "90s,PT1M30S",
    "PT1H30M,PT1H30M"
  })
  void shouldReadDurations(String text, Duration duration) {
    assertThat(TopicSettings.from(Map.of("command-retention", text)).commandRetention())
        .isEqualTo(duration);
  }

  @Test
  void shouldReadEverySetting() {
    assertThat(
            TopicSettings.from(
                Map.of(
                    "prefix", "eu.",
                    "partitions", "24",
                    "reply-partitions", "4",
                    "replication", "2",
                    "min-in-sync-replicas", "1",
                    "command-retention", "7d",
                    "rejected-retention", "14d",
                    "reply-retention", "1m")))
        .isEqualTo(
            new TopicSettings(
                "eu.",
                24,
                4,
                (short) 2,
                1,
                Duration.ofDays(7),
                Duration.ofDays(14),
                Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "partition,4,unknown settings",
    "partitions,many,threadspool.topics.partitions",
    "partitions,0,positive",
    "partitions,-1,positive",
    "replication,70000,threadspool.topics.replication",
    "min-in-sync-replicas,4,min-in-sync-replicas",
    "command-retention,soon,threadspool.topics.commandretention",
    "command-retention,28,threadspool.topics.commandretention",
    "command-retention,-1d,retention",
    "reply-retention,0s,retention",
    "prefix,a/b,prefix",
    "prefix,a b,prefix"
  })
  void shouldNameTheSettingThatCannotBe(String name, String value, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicSettings.from(Map.of(name, value)))
        .withMessageContaining(named);
  }

  @Test
  void shouldFitOneBrokerAndKeepTheRest() {
    // Given
    TopicSettings settings = TopicSettings.from(Map.of("prefix", "a.", "partitions", "3"));

    // Then
    assertThat(settings.forOneBroker())
        .isEqualTo(
            TopicSettings.from(
                Map.of(
                    "prefix",
                    "a.",
                    "partitions",
                    "3",
                    "replication",
                    "1",
                    "min-in-sync-replicas",
                    "1")));
  }
}
