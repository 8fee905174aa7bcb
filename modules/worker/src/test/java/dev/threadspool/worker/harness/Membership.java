package dev.threadspool.worker.harness;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;

/**
 * Who is in a group, and how often they had to agree anew: two that are equal had no rebalance
 * between them.
 *
 * @param members ids that the coordinator gave
 * @param epochs of the members, where the new protocol has them
 * @param rebalances how many the consumers of this process have been through, with their names; one
 *     that was replaced has another name
 */
public record Membership(
    Set<String> members, Set<Optional<Integer>> epochs, Set<String> rebalances) {

  static Membership of(ConsumerGroupDescription group) {
    return new Membership(
        group.members().stream().map(MemberDescription::consumerId).collect(Collectors.toSet()),
        group.members().stream().map(MemberDescription::memberEpoch).collect(Collectors.toSet()),
        rebalances(group.groupId()));
  }

  private static Set<String> rebalances(String group) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    Set<String> counts = new TreeSet<>();
    try {
      for (ObjectName consumer :
          server.queryNames(
              new ObjectName(
                  "kafka.consumer:type=consumer-coordinator-metrics,client-id=consumer-%s-*"
                      .formatted(group)),
              null)) {
        counts.add(consumer + ": " + server.getAttribute(consumer, "rebalance-total"));
      }
    } catch (AttributeNotFoundException | InstanceNotFoundException comingOrGoing) {
      // A consumer that is just being opened or closed: it has not settled in its group.
      counts.add("unsettled");
    } catch (JMException e) {
      throw new IllegalStateException("Kafka's client does not tell its metrics", e);
    }
    return counts;
  }
}
