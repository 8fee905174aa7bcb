package dev.threadspool.contract.topics;

import dev.threadspool.contract.topics.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Creates the declared topics, and compares those that are there with their declaration. Never
 * alters a topic. Every method throws {@link KafkaException} where the cluster does not answer in
 * time.
 */
public final class TopicProvisioner {

  private static final long KNOWN_EVERY_MS = 50;

  private final Admin admin;
  private final TopicPlan plan;
  private final TopicCreation creation;

  public TopicProvisioner(Admin admin, TopicPlan plan) {
    this.admin = admin;
    this.plan = plan;
    this.creation = new TopicCreation(admin);
  }

  /** Creates what is missing, and waits until it is known; the names of what was created. */
  public List<String> createMissing() {
    Set<String> existing = existing();
    List<String> created = new ArrayList<>();
    for (TopicSpec topic : plan.topics()) {
      if (!existing.contains(topic.name()) && creation.create(topic.toNewTopic())) {
        created.add(topic.name());
      }
    }
    awaitKnown();
    return created;
  }

  /**
   * The controller has made them; until the brokers have heard of it, a check would find them
   * missing.
   */
  private void awaitKnown() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ClusterAnswer.TIMEOUT_SECONDS);
    while (existing().size() < plan.topics().size() && System.nanoTime() < deadline) {
      ClusterAnswer.pause(KNOWN_EVERY_MS);
    }
  }

  /** Everything in which the cluster differs from the plan. */
  public List<Finding> check() {
    return check(plan.topics());
  }

  private List<Finding> check(List<TopicSpec> wanted) {
    Set<String> existing = existing();
    List<TopicSpec> there =
        wanted.stream().filter(topic -> existing.contains(topic.name())).toList();
    Map<String, TopicDescription> descriptions =
        ClusterAnswer.get(
            admin.describeTopics(there.stream().map(TopicSpec::name).toList()).allTopicNames());
    Map<ConfigResource, Config> configs =
        ClusterAnswer.get(
            admin.describeConfigs(there.stream().map(TopicProvisioner::resource).toList()).all());
    List<Finding> findings = new ArrayList<>();
    for (TopicSpec topic : wanted) {
      if (!existing.contains(topic.name())) {
        findings.add(
            new Finding(Severity.ERROR, topic.name(), Finding.EXISTENCE, "a topic", "missing"));
      } else {
        findings.addAll(
            TopicComparison.compare(
                topic,
                Objects.requireNonNull(descriptions.get(topic.name())),
                Objects.requireNonNull(configs.get(resource(topic)))));
      }
    }
    return findings;
  }

  /**
   * Of the topics without which nobody can work.
   *
   * @return what is not an error
   * @throws TopicsContradictException names every topic on which Threadspool cannot work, and why
   */
  public List<Finding> requireUsable() {
    List<Finding> findings = check(plan.ofThePipeline());
    List<Finding> errors =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new TopicsContradictException(errors);
    }
    return findings;
  }

  private Set<String> existing() {
    Set<String> wanted = plan.topics().stream().map(TopicSpec::name).collect(Collectors.toSet());
    Set<String> names = ClusterAnswer.get(admin.listTopics().names());
    return names.stream().filter(wanted::contains).collect(Collectors.toSet());
  }

  private static ConfigResource resource(TopicSpec topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }
}
