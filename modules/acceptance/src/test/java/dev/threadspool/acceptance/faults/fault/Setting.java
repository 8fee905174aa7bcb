package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.cluster.BrokerCluster;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.local.LocalStack;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Where a world is, and how large.
 *
 * @param stack gives databases and registry, and the one broker where there is no cluster
 * @param cluster three brokers; null for the stack's one
 * @param name of topics, databases and group; lower-case letters and digits, unique on the stack
 * @param partitions of each command topic
 * @param members how many workers
 * @param ingresses how many ingresses
 * @param protocol by which workers join their group
 * @param logs the folder of the processes' logs
 * @param classPathFirst in front of the workers' class path
 */
public record Setting(
    LocalStack stack,
    @Nullable BrokerCluster cluster,
    String name,
    int partitions,
    int members,
    int ingresses,
    GroupProtocol protocol,
    Path logs,
    List<Path> classPathFirst) {

  public Setting {
    classPathFirst = List.copyOf(classPathFirst);
  }

  Site openSite() {
    Site site =
        cluster == null
            ? Site.on(stack, name, partitions)
            : Site.on(cluster.bootstrapServers(), cluster.replication(), stack, name, partitions);
    site.joinBy(protocol);
    return site;
  }

  /** What workers are told; on a cluster they meet the relays. */
  String bootstrapServers() {
    return cluster == null ? stack.bootstrapServers() : cluster.relayedBootstrapServers();
  }
}
