package dev.threadspool.operator.audit;

import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Printable;
import dev.threadspool.store.audit.AuditSession;
import dev.threadspool.store.audit.Finding;
import dev.threadspool.store.audit.FindingKind;
import dev.threadspool.store.audit.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line a finding: what, where, of which thread. */
final class Report {

  private static final int AT_A_TIME = 1_000;

  private final Audited audited;
  private final int limit;
  private final Console run;

  Report(Audited audited, int limit, Console run) {
    this.audited = audited;
    this.limit = limit;
    this.run = run;
  }

  void print(AuditSession session) {
    session
        .counts()
        .forEach(
            (kind, count) -> {
              int listed = 0;
              for (@Nullable Subject subject : subjects()) {
                listed += print(session, kind, subject, limit - listed);
              }
              if (listed < count) {
                run.note(
                    "%s: %,d more, not listed (--limit)".formatted(kind.label(), count - listed));
              }
            });
  }

  private int print(AuditSession session, FindingKind kind, @Nullable Subject subject, int atMost) {
    int listed = 0;
    Finding last = null;
    while (listed < atMost) {
      run.checkpoint();
      List<Finding> page =
          session.findings(kind, subject, last, Math.min(AT_A_TIME, atMost - listed));
      page.forEach(this::print);
      listed += page.size();
      if (page.isEmpty()) {
        return listed;
      }
      last = page.getLast();
    }
    return listed;
  }

  /** Null stands for a command without outcome. */
  private static List<@Nullable Subject> subjects() {
    List<@Nullable Subject> all = new ArrayList<>(List.of(Subject.values()));
    all.add(null);
    return all;
  }

  private void print(Finding finding) {
    String subject = finding.subject() == null ? "command" : finding.subject().label();
    String topic = topic(finding);
    String thread = finding.threadUuid() == null ? "-" : finding.threadUuid().toString();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("finding", finding.kind().label());
    json.put("subject", subject);
    json.put("topic", topic);
    json.put("partition", finding.partition());
    json.put("offset", finding.offset());
    json.put("thread", thread);
    json.put("detail", finding.detail());
    run.item(
        "%-14s %s-%d@%d  thread %s  %s: %s%s"
            .formatted(
                finding.kind().label(),
                topic,
                finding.partition(),
                finding.offset(),
                thread,
                subject,
                finding.kind().sentence(),
                finding.detail().isEmpty() ? "" : " (" + Printable.line(finding.detail()) + ")"),
        json);
  }

  /** A topic that is not there any more is named by its id. */
  private String topic(Finding finding) {
    if (finding.kind() == FindingKind.NOT_MARKED) {
      return audited.names().erased();
    }
    if (finding.topicId() != null) {
      String name = audited.commandTopic(finding.topicId());
      return name == null ? finding.topicId().toString() : name;
    }
    return finding.subject() == null ? "" : audited.topic(finding.subject());
  }

  /** {@code not-announced} becomes {@code notAnnounced}. */
  static String member(FindingKind kind) {
    StringBuilder member = new StringBuilder();
    for (String word : kind.label().split("-")) {
      member.append(
          member.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return member.toString();
  }
}
