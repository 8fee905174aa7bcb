package dev.threadspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.local.LocalPart;
import dev.threadspool.local.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all tests rely on, in containers and embedded alike. */
class SharedStackTest {

  private static final LocalStack STACK = LocalStack.shared();

  @Test
  void shouldKeepWhatWasCommitted() throws SQLException {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
    assertThat(setting("max_connections")).isEqualTo("200");
    assertThat(setting("server_version")).startsWith("18.");
    assertThat(setting("server_encoding")).isEqualTo("UTF8");
  }

  @Test
  void shouldGuardAgainstHangingTransactions() throws Exception {
    try (Admin admin = admin()) {
      // When
      var features =
          admin.describeFeatures().featureMetadata().get(20, TimeUnit.SECONDS).finalizedFeatures();
      // Then
      assertThat(features)
          .hasEntrySatisfying(
              "transaction.version",
              range -> assertThat(range.maxVersionLevel()).isGreaterThanOrEqualTo((short) 2));
    }
  }

  static Stream<Named<Consumer<LocalPart>>> ways() {
    return Stream.of(Named.of("stop", LocalPart::stop), Named.of("kill", LocalPart::kill));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldKeepAddressAndDataOverAnEnd(Consumer<LocalPart> end) throws Exception {
    // Given
    String url = STACK.jdbcUrl("kept");
    String bootstrapServers = STACK.bootstrapServers();
    write("value");
    // When
    List<LocalPart> parts = List.of(STACK.kafka(), STACK.postgres());
    parts.forEach(end);
    // Then
    assertThat(parts).noneMatch(LocalPart::isRunning);
    // When
    parts.forEach(LocalPart::start);
    // Then
    assertThat(parts).allMatch(LocalPart::isRunning);
    assertThat(STACK.jdbcUrl("kept")).isEqualTo(url);
    assertThat(STACK.bootstrapServers()).isEqualTo(bootstrapServers);
    assertThat(rows()).isNotEmpty().containsOnly("value");
    assertThat(records()).isNotEmpty().containsOnly("value");
  }

  private static String setting(String name) throws SQLException {
    return query("settings", "SHOW " + name).getFirst();
  }

  private static void write(String value) throws Exception {
    try (Connection connection = connect("kept");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (value text)");
      statement.execute("INSERT INTO kept VALUES ('%s')".formatted(value));
    }
    try (Admin admin = admin()) {
      if (!admin.listTopics().names().get(20, TimeUnit.SECONDS).contains("kept")) {
        admin
            .createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
            .all()
            .get(20, TimeUnit.SECONDS);
      }
    }
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", STACK.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("kept", value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static List<String> rows() throws SQLException {
    return query("kept", "SELECT value FROM kept");
  }

  private static List<String> records() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                STACK.bootstrapServers(),
                "group.id",
                "kept",
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of("kept"));
      List<String> values = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return !values.isEmpty();
              });
      return values;
    }
  }

  private static List<String> query(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(STACK.jdbcUrl(database), STACK.user(), STACK.password());
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()));
  }
}
