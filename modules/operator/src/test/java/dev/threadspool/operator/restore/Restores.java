package dev.threadspool.operator.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Restores of what a real worker made of all kinds of commands, each into a database of its own.
 */
final class Restores {

  private final TestSystem system;
  private final TestWorkload workload;
  private Map<String, List<String>> before = Map.of();

  Restores(TestSystem system) {
    this.system = system;
    this.workload = new TestWorkload(system);
  }

  /** Makes what is restored; comes first. */
  void makeThreads() {
    List<RecordMetadata> sent = workload.publish(400);
    system.startWorker();
    system.offsets().awaitBehind(sent);
    system.stopWorker();
    eraseOneThread();
    announceTwice();
    before = system.store(system.storeUrl()).dump();
  }

  /** As erasing does: the row goes, and a tombstone comes. */
  private void eraseOneThread() {
    TestStore store = system.store(system.storeUrl());
    String thread = erased();
    assertThat(store.execute("DELETE FROM thread WHERE thread_uuid = '%s'".formatted(thread)))
        .isEqualTo(1);
    var _ =
        system.records().send(List.of(TestRecords.record(system.topics().created(), thread, null)));
  }

  private String erased() {
    return workload.made().getLast().threadUuid().toString();
  }

  /**
   * What must not happen, and is mended by compaction. Not the erased one: that would bring it
   * back.
   */
  private void announceTwice() {
    ConsumerRecord<byte[], byte[]> last =
        system.records().read(system.topics().created()).stream()
            .filter(event -> event.value() != null && !key(event).equals(erased()))
            .toList()
            .getLast();
    var _ =
        system
            .records()
            .send(List.of(TestRecords.record(system.topics().created(), key(last), last.value())));
  }

  private static String key(ConsumerRecord<byte[], byte[]> event) {
    return new String(event.key(), StandardCharsets.UTF_8);
  }

  TestWorkload workload() {
    return workload;
  }

  /** All rows as the worker left them, by table. */
  Map<String, List<String>> before() {
    return before;
  }

  /** Those of a table. */
  List<String> before(String table) {
    return before.getOrDefault(table, List.of());
  }

  Run restore(String store, String... options) {
    return Run.of(system.arguments(system.otherStoreUrl(store), withCommand(options)));
  }

  private static String[] withCommand(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "restore";
    System.arraycopy(options, 0, all, 1, options.length);
    return all;
  }

  /** One that somebody else may end; returns its exit code. */
  int restore(Stop stop, String store) {
    return Run.of(
            new RestoreCommand(stop),
            system.arguments(system.otherStoreUrl(store), "--connections", "1"))
        .exitCode();
  }

  TestStore store(String which) {
    return system.store(system.otherStoreUrl(which));
  }
}
