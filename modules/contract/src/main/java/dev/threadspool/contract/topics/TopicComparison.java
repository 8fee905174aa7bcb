package dev.threadspool.contract.topics;

import dev.threadspool.contract.topics.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/** One topic as it is against the topic as it is declared. */
final class TopicComparison {

  private final TopicSpec wanted;
  private final Config found;
  private final List<Finding> findings = new ArrayList<>();

  private TopicComparison(TopicSpec wanted, Config found) {
    this.wanted = wanted;
    this.found = found;
  }

  static List<Finding> compare(TopicSpec wanted, TopicDescription description, Config found) {
    TopicComparison comparison = new TopicComparison(wanted, found);
    comparison.compare(description);
    return comparison.findings;
  }

  private void compare(TopicDescription description) {
    int partitions = description.partitions().size();
    if (partitions != wanted.partitions()) {
      add(Severity.ERROR, "partitions", String.valueOf(wanted.partitions()), partitions);
    }
    int replication = description.partitions().getFirst().replicas().size();
    if (replication < wanted.replication()) {
      add(Severity.WARNING, "replication", "at least " + wanted.replication(), replication);
    }
    String policy = String.valueOf(wanted.configs().get("cleanup.policy"));
    if (!value("cleanup.policy").equals(policy)) {
      add(Severity.ERROR, "cleanup.policy", policy, value("cleanup.policy"));
    }
    requireAtLeast(Severity.ERROR, "max.message.bytes");
    requireAtLeast(Severity.WARNING, "min.insync.replicas");
    requireRetention();
    requireAtMost("max.compaction.lag.ms");
    if (value("unclean.leader.election.enable").equals("true")) {
      add(Severity.WARNING, "unclean.leader.election.enable", "false", "true");
    }
  }

  private void requireAtLeast(Severity severity, String setting) {
    String limit = wanted.configs().get(setting);
    if (limit != null && number(setting) < Long.parseLong(limit)) {
      add(severity, setting, "at least " + limit, value(setting));
    }
  }

  private void requireAtMost(String setting) {
    String limit = wanted.configs().get(setting);
    if (limit != null && number(setting) > Long.parseLong(limit)) {
      add(Severity.WARNING, setting, "at most " + limit, value(setting));
    }
  }

  private void requireRetention() {
    String retention = wanted.configs().get("retention.ms");
    // -1 keeps for ever.
    if (retention != null
        && number("retention.ms") >= 0
        && number("retention.ms") < Long.parseLong(retention)) {
      add(Severity.ERROR, "retention.ms", "at least " + retention, value("retention.ms"));
    }
  }

  private String value(String setting) {
    ConfigEntry entry = found.get(setting);
    return entry == null || entry.value() == null ? "" : entry.value();
  }

  private long number(String setting) {
    return Long.parseLong(value(setting));
  }

  private void add(Severity severity, String setting, String want, Object is) {
    findings.add(new Finding(severity, wanted.name(), setting, want, String.valueOf(is)));
  }
}
