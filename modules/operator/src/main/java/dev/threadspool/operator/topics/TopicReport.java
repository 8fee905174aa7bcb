package dev.threadspool.operator.topics;

import dev.threadspool.contract.topics.ClusterCheck;
import dev.threadspool.contract.topics.Finding;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSpec;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Lines;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** A cluster against the plan: a line a topic that is as it should be, a line a finding. */
final class TopicReport {

  private TopicReport() {}

  static int print(Lines lines, Admin admin, TopicPlan plan) {
    List<Finding> findings = new TopicProvisioner(admin, plan).check();
    for (TopicSpec topic : plan.topics()) {
      List<Finding> ofTopic =
          findings.stream().filter(finding -> finding.topic().equals(topic.name())).toList();
      if (ofTopic.isEmpty()) {
        lines.line("ok", topic.name(), TopicText.of(topic));
      }
      ofTopic.forEach(
          finding -> lines.line(finding.severity().name(), topic.name(), text(finding)));
    }
    short version = ClusterCheck.transactionVersion(admin);
    if (version < ClusterCheck.WANTED_TRANSACTION_VERSION) {
      lines.line(
          "WARNING",
          "the cluster",
          "transaction.version is %d, wanted %d: a late request can enter a later transaction"
              .formatted(version, ClusterCheck.WANTED_TRANSACTION_VERSION));
    }
    boolean contradicts =
        findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    return contradicts ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private static String text(Finding finding) {
    return finding.setting().equals(Finding.EXISTENCE)
        ? "is missing; create it with `threadspool topics create`"
        : "%s is %s, wanted %s".formatted(finding.setting(), finding.found(), finding.wanted());
  }
}
