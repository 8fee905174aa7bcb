package dev.threadspool.acceptance.faults.mutant;

import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Who is in the workers' group, and owns what. */
record Members(Site site) {

  /** Waits until so many consumers have shared out the partitions. */
  void awaitCount(int count) {
    await().atMost(Stage.PATIENCE).until(() -> isStable(count));
  }

  private boolean isStable(int count) {
    try {
      ConsumerGroupDescription group = group();
      return group.groupState() == GroupState.STABLE && group.members().size() == count;
    } catch (KafkaException nobodyYet) {
      return false;
    }
  }

  /** The client id of whoever owns the first partition of the command topic. */
  String owner() {
    TopicPartition first = new TopicPartition(site.topics().create(), 0);
    return group().members().stream()
        .filter(member -> member.assignment().topicPartitions().contains(first))
        .map(MemberDescription::clientId)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody owns " + first));
  }

  /** Throws everybody out; whoever polls is back at once. */
  void remove() {
    Answers.of(
        site.admin()
            .removeMembersFromConsumerGroup(
                site.group(), new RemoveMembersFromConsumerGroupOptions())
            .all());
  }

  private ConsumerGroupDescription group() {
    return Answers.of(
        Objects.requireNonNull(
            site.admin()
                .describeConsumerGroups(List.of(site.group()))
                .describedGroups()
                .get(site.group())));
  }
}
