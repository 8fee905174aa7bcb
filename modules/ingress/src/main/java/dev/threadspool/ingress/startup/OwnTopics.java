package dev.threadspool.ingress.startup;

import dev.threadspool.contract.topics.Finding;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Whether the two topics that an ingress uses are there, as they are declared. */
public final class OwnTopics {

  private final Map<String, Object> adminSettings;
  private final TopicPlan plan;

  public OwnTopics(Map<String, Object> adminSettings, TopicPlan plan) {
    this.adminSettings = Map.copyOf(adminSettings);
    this.plan = plan;
  }

  /** A client of its own each time: making one fails while the broker's name is unknown. */
  public void require() {
    TopicNames names = plan.names();
    Set<String> own = Set.of(names.create(), names.createReply());
    Admin admin = Admin.create(adminSettings);
    try {
      String contradictions =
          new TopicProvisioner(admin, plan)
              .check().stream()
                  .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                  .filter(finding -> own.contains(finding.topic()))
                  .map(Finding::toString)
                  .collect(Collectors.joining("; "));
      if (!contradictions.isEmpty()) {
        throw new Obstacle("the topics contradict their declaration: " + contradictions);
      }
    } finally {
      // What was asked and not answered is not waited for.
      admin.close(Duration.ZERO);
    }
  }
}
