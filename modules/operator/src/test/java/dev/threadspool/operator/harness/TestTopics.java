package dev.threadspool.operator.harness;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;

/** Settings of topics, changed as an operator does. */
public final class TestTopics {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Admin admin;

  public TestTopics(Admin admin) {
    this.admin = admin;
  }

  /** Returns when the broker has heard of it: the controller acknowledges before. */
  public void alter(String topic, Map<String, String> settings) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Collection<AlterConfigOp> ops =
        settings.entrySet().stream()
            .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
            .map(each -> new AlterConfigOp(each, AlterConfigOp.OpType.SET))
            .toList();
    try {
      admin.incrementalAlterConfigs(Map.of(resource, ops)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    Awaitility.await()
        .atMost(SOON)
        .until(
            () -> {
              Config now = admin.describeConfigs(List.of(resource)).all().get().get(resource);
              return now != null
                  && settings.entrySet().stream()
                      .allMatch(each -> now.get(each.getKey()).value().equals(each.getValue()));
            });
  }
}
