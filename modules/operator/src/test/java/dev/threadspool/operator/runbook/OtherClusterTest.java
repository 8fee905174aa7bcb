package dev.threadspool.operator.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.Run;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/**
 * Topics are mirrored, and workers go on there with the same database. The other cluster is the
 * same one here: what tells clusters apart to a worker is that topics have other ids, and the group
 * no offsets.
 */
class OtherClusterTest {

  @Test
  void shouldGoOnWhereNothingIsKnownButTheDatabase() {
    try (TestSystem here = new TestSystem("here", 2);
        TestSystem there = new TestSystem("there", 2)) {
      // Given
      TestStore store = here.store(here.storeUrl());
      TestWorkload workload = new TestWorkload(here);
      here.startWorker();
      here.offsets().awaitBehind(workload.publish(200));
      here.offsets().awaitBehind(workload.publishLast());
      here.stopWorker();
      List<String> threads = threads(store);

      // When
      mirror(here, here.topics().created(), there, there.topics().created());
      mirror(here, here.topics().createRejected(), there, there.topics().createRejected());
      mirror(here, here.topics().createDlt(), there, there.topics().createDlt());
      List<RecordMetadata> commands = new ArrayList<>();
      commands.addAll(mirror(here, here.topics().create(), there, there.topics().create()));
      commands.addAll(
          mirror(here, here.topics().createUpstream(), there, there.topics().createUpstream()));
      there.startWorker(here.storeUrl());
      there.offsets().awaitBehind(commands);

      // Then
      assertThat(threads(store)).isEqualTo(threads);
      assertThat(there.records().read(there.topics().created()))
          .as("announced once, and not again")
          .hasSize(threads.size());

      // When
      there
          .offsets()
          .awaitBehind(
              there.records().send(List.of(there.records().of(TestCommands.asking("there")))));

      // Then
      assertThat(threads(store)).hasSize(threads.size() + 1);
      assertThat(there.records().read(there.topics().created())).hasSize(threads.size() + 1);
      Run audited = Run.of(there.arguments(here.storeUrl(), "audit"));
      assertThat(audited.exitCode()).as(audited.out()).isZero();
    }
  }

  private static List<String> threads(TestStore store) {
    return store.texts("SELECT t::text FROM thread t ORDER BY 1");
  }

  /** All that is committed, with partition, key, value and headers. */
  private static List<RecordMetadata> mirror(
      TestSystem from, String topic, TestSystem to, String mirrored) {
    return to.records()
        .send(
            from.records().read(topic).stream()
                .map(
                    record ->
                        new ProducerRecord<>(
                            mirrored,
                            record.partition(),
                            record.key(),
                            record.value(),
                            record.headers()))
                .toList());
  }
}
