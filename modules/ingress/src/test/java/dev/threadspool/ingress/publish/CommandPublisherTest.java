package dev.threadspool.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What never left the process is told from what may have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandPublisherTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private World world;
  private AvroWire wire;

  @BeforeAll
  void start() {
    world = new World();
    wire = new AvroWire(Map.of("schema.registry.url", world.stack().registryUrl()));
  }

  @AfterAll
  void stop() {
    wire.close();
    world.close();
  }

  @Test
  void shouldKnowThatACommandWasNotSentWhereNoBrokerWasEverFound() {
    // Given
    Map<String, Object> nowhere =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:" + Ports.closed(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            300);
    try (CommandPublisher publisher = publisher(nowhere, TIMEOUT)) {
      assertThatThrownBy(publisher::open).isInstanceOf(TimeoutException.class);

      // When
      Publication publication = publisher.publish(order("p"));

      // Then
      assertThat(publication).isInstanceOf(Publication.NotSent.class);
    }
  }

  @Test
  void shouldKnowThatACommandIsTooLarge() {
    // Given
    try (CommandPublisher publisher = publisher(1_000)) {
      publisher.open();

      // When
      Publication publication = publisher.publish(order("x".repeat(2_000)));

      // Then
      assertThat(publication)
          .isInstanceOfSatisfying(
              Publication.NotSent.class,
              refused -> assertThat(refused.cause()).isInstanceOf(RecordTooLargeException.class));
    }
  }

  @Test
  void shouldNotKnowWhatBecomesOfACommandThatIsQueued() {
    // Given a producer that lingers for longer than anybody waits
    Map<String, Object> lingering =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            world.stack().bootstrapServers(),
            ProducerConfig.LINGER_MS_CONFIG,
            30_000);
    try (CommandPublisher publisher = publisher(lingering, Duration.ofMillis(200))) {
      publisher.open();

      // When
      Publication publication = publisher.publish(order("p"));

      // Then
      assertThat(publication).isInstanceOf(Publication.Unknown.class);
    }
  }

  @Test
  void shouldKnowThatACommandIsAcknowledged() {
    // Given
    try (CommandPublisher publisher = publisher(1_000_000)) {
      publisher.open();

      // When
      Publication publication = publisher.publish(order("p"));

      // Then
      assertThat(publication).isInstanceOf(Publication.Acknowledged.class);
    }
  }

  @Test
  void shouldKnowNothingBeforeItIsOpen() {
    // Given
    try (CommandPublisher publisher = publisher(1_000)) {
      // When / Then
      assertThat(publisher.publish(order("p"))).isInstanceOf(Publication.NotSent.class);
    }
  }

  /** To the broker, which is there and may be slow. */
  private CommandPublisher publisher(int maxBytes) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            world.stack().bootstrapServers(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            30_000,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            maxBytes);
    return publisher(settings, TIMEOUT);
  }

  private CommandPublisher publisher(Map<String, Object> settings, Duration timeout) {
    String topic = world.topics().create();
    return new CommandPublisher(
        () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
        new CommandRecords(topic, new TopicPartition(world.topics().createReply(), 0), wire),
        timeout);
  }

  private static Order order(String prompt) {
    UUID any = UUID.randomUUID();
    ThreadCommand command =
        new ThreadCommand(
            any,
            any,
            any,
            Instant.EPOCH,
            any,
            any,
            any,
            new Actor(Actor.Type.USER, any),
            "web_app",
            prompt,
            null,
            List.of());
    return new Order(command, CommandCodec.toAvro(command), null, null, null);
  }
}
