package dev.threadspool.store.audit;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** A question to the collected tables; what it finds is added to {@code audit_finding}. */
record AuditCheck(String name, String sql) {

  static final String FINDING =
      """
      INSERT INTO audit_finding (kind, subject, topic_id, partition, "offset", thread_uuid, detail, mendable)
      """;

  void run(Handle handle, AuditLimits limits) {
    Update update = handle.createUpdate(FINDING + sql);
    if (sql.contains(":rows_since")) {
      update.bind("rows_since", limits.rowsSince().toString());
    }
    if (sql.contains(":rejected_since")) {
      update.bind("rejected_since", limits.rejectedSince().toString());
    }
    if (sql.contains(":dead_since")) {
      update.bind("dead_since", limits.deadSince().toString());
    }
    update.execute();
  }
}
