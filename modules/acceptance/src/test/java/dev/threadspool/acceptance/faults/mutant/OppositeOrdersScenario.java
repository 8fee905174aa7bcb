package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.workload.Delivery;
import dev.threadspool.acceptance.faults.workload.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Two partitions name the same threads in opposite orders. A third transaction holds the one in the
 * middle until both workers wait: so they meet for sure.
 */
record OppositeOrdersScenario() implements Scenario {

  private static final int THREADS = 21;
  private static final int MIDDLE = 11;

  @Override
  public String story() {
    return "two partitions ask for the same threads in opposite orders, at the same time";
  }

  @Override
  public int partitions() {
    return 2;
  }

  @Override
  public void play(Stage stage) {
    stage.start("sorting", Map.of("threadspool.worker.lanes", "2"));
    new Members(stage.site()).awaitCount(2);
    try (Handle handle = stage.site().storeRows().open()) {
      handle.begin();
      insert(handle, Commands.threadUuid(MIDDLE));
      stage.publish(records());
      new LockWaits(stage.site()).awaitCount(2);
      handle.rollback();
    }
    stage.awaitQuiet();
  }

  /** In one transaction: each worker sees all of its partition at once. */
  private static List<Planned> records() {
    List<Planned> records = new ArrayList<>();
    for (int number = 1; number <= THREADS; number++) {
      records.add(Commands.thread(number).in(0));
    }
    for (int number = THREADS; number > 0; number--) {
      records.add(Commands.again(number).in(1));
    }
    return records.stream()
        .map(record -> record.delivered(new Delivery.InTransaction(0, false)))
        .toList();
  }

  private static void insert(Handle handle, UUID threadUuid) {
    handle.execute(
        """
        INSERT INTO thread (
          thread_uuid, organization_uuid, project_uuid, agent_uuid, actor_type, actor_uuid, actor_name,
          created_from, created_at, command_id, issued_at, origin_topic_id, origin_partition,
          origin_offset, hash_version, content_hash)
        SELECT id, id, id, id, 'user', id, '', '', now(), id, now(), id, 0, 0, 1, sha256('')
        FROM (SELECT ?::uuid AS id) AS given
        """,
        threadUuid);
  }
}
