package dev.threadspool.operator.audit;

import dev.threadspool.operator.reading.Span;
import dev.threadspool.store.audit.AuditLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Since when something must be there. */
final class Limits {

  private Limits() {}

  /** To be asked at the end: what was removed meanwhile is missed by nobody. */
  static AuditLimits now(Audited audited, List<Span> events) {
    Instant now = Instant.now();
    return new AuditLimits(
        now.minus(audited.rowRetention()),
        since(audited, audited.names().createRejected(), events, now),
        since(audited, audited.names().createDlt(), events, now));
  }

  /** A topic whose beginning is there has everything. */
  private static Instant since(Audited audited, String topic, List<Span> events, Instant now) {
    boolean whole =
        events.stream()
            .filter(span -> span.partition().topic().equals(topic))
            .allMatch(span -> span.from() == 0);
    Duration retention = audited.cluster().retention(topic);
    return whole || retention.isNegative() ? Instant.EPOCH : now.minus(retention);
  }
}
