package dev.threadspool.worker.config;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In the new group protocol it is the broker that says how soon a member that died is missed, after
 * 45 s where nobody changed it. The worker warns of that at its start.
 */
final class GroupSession {

  private static final Logger log = LoggerFactory.getLogger(GroupSession.class);
  private static final String SESSION_TIMEOUT = "consumer.session.timeout.ms";
  private static final long LONG_MS = 10_000;
  private static final long PATIENCE_SECONDS = 5;

  private final Admin admin;
  private final String group;

  GroupSession(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  /** Never throws: who may not ask starts all the same. */
  void warnWhereLong() {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    try {
      ConfigEntry timeout =
          Objects.requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource))
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .get(SESSION_TIMEOUT);
      if (timeout != null && Long.parseLong(timeout.value()) > LONG_MS) {
        log.atWarn()
            .addKeyValue("group", group)
            .addKeyValue(SESSION_TIMEOUT, timeout.value())
            .log(
                "A worker that dies is missed late: set the group's consumer.session.timeout.ms, and"
                    + " the brokers' group.consumer.min.session.timeout.ms, to a few seconds");
      }
    } catch (ExecutionException | TimeoutException e) {
      log.atDebug().addKeyValue("cause", e.toString()).log("The group's settings are not known");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
