package dev.threadspool.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {

  @Test
  void shouldBeToldByTheFrameNearestToWhereTheThreadStood() {
    // Given
    List<String> encoding =
        List.of(
            "org.apache.avro.io.BinaryEncoder.writeBytes",
            "dev.threadspool.contract.wire.EventRecords.created",
            "dev.threadspool.worker.announce.Announcements.created",
            "dev.threadspool.worker.decide.FreshOutcomes.decide",
            "dev.threadspool.store.ThreadStore.decide",
            "dev.threadspool.worker.intake.Deciding.decide");
    List<String> storing =
        List.of(
            "sun.nio.ch.Net.poll",
            "dev.threadspool.store.internal.ThreadTable.insert",
            "dev.threadspool.worker.decide.FreshOutcomes.decide");

    // Then
    assertThat(Stage.of(encoding)).isEqualTo(Stage.ENCODE);
    assertThat(Stage.of(storing)).isEqualTo(Stage.STORE);
  }

  @Test
  void shouldTellTheBrokerFromClients() {
    assertThat(
            Stage.of(
                List.of(
                    "org.apache.kafka.common.record.DefaultRecord.readFrom",
                    "kafka.server.KafkaApis.handle")))
        .isEqualTo(Stage.BROKER);
    assertThat(
            Stage.of(
                List.of(
                    "org.apache.kafka.clients.NetworkClient.poll",
                    "org.apache.kafka.server.util.InterBrokerSendThread.pollOnce")))
        .as("a broker's own client")
        .isEqualTo(Stage.BROKER);
    assertThat(Stage.of(List.of("org.apache.kafka.clients.producer.internals.Sender.run")))
        .isEqualTo(Stage.CLIENT);
    assertThat(Stage.of(List.of("java.lang.Thread.run"))).isEqualTo(Stage.OTHER);
  }
}
