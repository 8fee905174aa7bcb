package dev.threadspool.operator.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Topics are gone, and made anew; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LostTopicTest {

  private static final TestSystem SYSTEM = new TestSystem("lost", 2);
  private static final TopicNames TOPICS = SYSTEM.topics();
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);

  @BeforeAll
  static void work() {
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(WORKLOAD.publish(200));
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldAnnounceAnewWhatTheLostTopicsOfEventsHad() throws Exception {
    // Given
    List<String> lost = List.of(TOPICS.created(), TOPICS.createRejected(), TOPICS.createDlt());
    Map<String, List<Event>> before =
        lost.stream().collect(Collectors.toMap(topic -> topic, LostTopicTest::events));
    Map<String, List<String>> rows = STORE.dump();
    lose(lost);

    // When
    Run created = Run.of(SYSTEM.creatingTopics());
    Run told = audit("--repair", "--dry-run");
    Run repaired = audit("--repair");

    // Then
    assertThat(created.exitCode()).as(created.err()).isZero();
    assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(repaired.exitCode()).as(repaired.err()).isZero();
    assertThat(before.values()).allSatisfy(events -> assertThat(events).isNotEmpty());
    for (String topic : lost) {
      assertThat(events(topic))
          .as(topic)
          .containsExactlyInAnyOrderElementsOf(before.getOrDefault(topic, List.of()));
    }
    assertThat(STORE.dump()).isEqualTo(rows);
    assertThat(audit().exitCode()).isZero();
  }

  @Test
  @Order(2)
  void shouldTakeCommandsFromATopicThatWasMadeAnew() throws Exception {
    // Given
    List<Event> before = events(TOPICS.created());
    lose(List.of(TOPICS.create(), TOPICS.createReply()));

    // When
    Run created = Run.of(SYSTEM.creatingTopics());
    SYSTEM.startWorker();
    List<RecordMetadata> sent =
        new ArrayList<>(
            SYSTEM
                .records()
                .send(
                    Stream.concat(
                            Stream.of(TestCommands.asking("after the loss")),
                            WORKLOAD.made().stream()
                                .filter(
                                    command ->
                                        SYSTEM
                                            .records()
                                            .of(command)
                                            .topic()
                                            .equals(TOPICS.create()))
                                .limit(20)
                                .map(TestCommands::again))
                        .map(SYSTEM.records()::of)
                        .toList()));
    sent.addAll(WORKLOAD.publishLast());
    SYSTEM.offsets().awaitBehind(sent);

    // Then: the first, and the last in each partition of the topic made anew and of the other one.
    assertThat(created.exitCode()).as(created.err()).isZero();
    assertThat(events(TOPICS.created()))
        .containsAll(before)
        .hasSize(before.size() + 1 + 2 * SYSTEM.partitions());
    Run audited = audit();
    assertThat(audited.exitCode()).as(audited.out()).isZero();
  }

  /** What an event is to those who read it. */
  private record Event(String key, String id, List<Byte> value) {}

  private static List<Event> events(String topic) {
    return SYSTEM.records().read(topic).stream()
        .map(event -> new Event(text(event.key()), id(event), bytes(event.value())))
        .toList();
  }

  /** Empty for a dead letter: it has the record's own headers. */
  private static String id(ConsumerRecord<byte[], byte[]> event) {
    Header id = event.headers().lastHeader("ce_id");
    return id == null ? "" : text(id.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** None of a dead letter whose record had no value. */
  private static List<Byte> bytes(byte @Nullable [] bytes) {
    if (bytes == null) {
      return List.of();
    }
    List<Byte> list = new ArrayList<>(bytes.length);
    for (byte each : bytes) {
      list.add(each);
    }
    return list;
  }

  private static Run audit(String... options) {
    List<String> command = new ArrayList<>(List.of("audit"));
    command.addAll(List.of(options));
    return Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), command.toArray(String[]::new)));
  }

  /** Returns when the cluster knows them no more. */
  private static void lose(List<String> topics) throws ExecutionException, InterruptedException {
    SYSTEM.admin().deleteTopics(topics).all().get();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> SYSTEM.admin().listTopics().names().get().stream().noneMatch(topics::contains));
  }
}
