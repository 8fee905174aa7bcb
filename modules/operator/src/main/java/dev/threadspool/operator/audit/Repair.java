package dev.threadspool.operator.audit;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.erase.UnknownErasures;
import dev.threadspool.store.Maintenance;
import dev.threadspool.store.audit.AuditSession;
import dev.threadspool.store.audit.FindingKind;
import dev.threadspool.store.audit.Subject;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Mends both ways what an audit has found. One at a time: before anything is looked at, nobody else
 * may repair, and whatever an earlier repair left open in Kafka is settled. So what is missing then
 * is announced once.
 */
final class Repair {

  private Repair() {}

  /** Refused where that is, and changes nothing. */
  static int dryRun(Audited audited, Audit audit, Console run) throws Exception {
    UnknownErasures.refuse(audited.erased(), audited.store(), run);
    return audit.report(true);
  }

  static int run(Audited audited, Audit audit, Console run) throws Exception {
    try (Maintenance _ = Maintenance.begin(audited.database());
        KafkaProducer<byte[], byte[]> producer =
            audited
                .clients()
                .openProducer(Map.of("transactional.id", audited.group() + "-audit"))) {
      UnknownErasures.refuse(audited.erased(), audited.store(), run);
      producer.initTransactions();
      return audit.with(
          (session, scope) -> {
            mend(audited, session, producer, run);
            audited.store().announced(scope.announced(audited));
            return exitCode(run);
          });
    }
  }

  private static void mend(
      Audited audited, AuditSession session, Producer<byte[], byte[]> producer, Console run)
      throws Exception {
    run.summary().set("announced", 0L).set("stored", 0L);
    try (EventRepair events = new EventRepair(audited, producer, run);
        RowRepair rows = new RowRepair(audited, run)) {
      for (Subject subject : Subject.values()) {
        Pages.each(session, FindingKind.NOT_ANNOUNCED, subject, run, events::announce);
        Pages.each(session, FindingKind.NOT_STORED, subject, run, rows::store);
      }
    }
  }

  private static int exitCode(Console run) {
    long left =
        run.summary().get("findings")
            - run.summary().get("announced")
            - run.summary().get("stored");
    run.summary().set("left", left);
    return left == 0 ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
