package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Something small in every part of a stack, by a name, to be found again later. */
final class Sample {

  private final LocalStack stack;
  private final String name;

  /**
   * @param name lower-case letters
   */
  Sample(LocalStack stack, String name) {
    this.stack = stack;
    this.name = name;
  }

  /** Returns when every part has promised to keep it. */
  void write() throws Exception {
    writeRow();
    writeRecord();
    try (var registry = new RegistryClient(stack.registryUrl())) {
      assertThat(registry.registerRecordWithField(name, "field")).isEqualTo(200);
    }
  }

  void writeRow() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + name + " (value text)");
      statement.execute("INSERT INTO " + name + " VALUES ('kept')");
    }
  }

  void writeRecord() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
    }
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", name),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(name, "kept")).get(20, TimeUnit.SECONDS);
      producer.commitTransaction();
    }
  }

  void assertKept() throws Exception {
    assertRowKept();
    assertRecordKept();
    try (var registry = new RegistryClient(stack.registryUrl())) {
      assertThat(registry.get("/subjects")).contains(name);
    }
  }

  void assertRowKept() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT value FROM " + name)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("kept");
    }
  }

  void assertRecordKept() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", stack.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(name, 0)));
      List<String> seen = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.value()));
                assertThat(seen).containsExactly("kept");
              });
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(stack.jdbcUrl("sample"), stack.user(), stack.password());
  }
}
