package dev.threadspool.local;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka node, broker and controller, inside this JVM with its data in a folder. */
final class KafkaNode implements KafkaPart {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** Kafka's own stop has no time limit. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

  private final KafkaFolder folder;
  private final KafkaMember member;
  private volatile @Nullable KafkaServers servers;

  /**
   * @param folder where the data goes; made when missing
   */
  KafkaNode(Path folder, KafkaMember member) {
    this.folder = new KafkaFolder(folder);
    this.member = member;
  }

  @Override
  public String name() {
    return "Kafka";
  }

  @Override
  public String address() {
    return member.address();
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    FreePorts.requireFree(name(), member.port());
    FreePorts.requireFree("Kafka's controller", member.controllerPort());
    QuietLoggers.apply();
    folder.format(member);
    try {
      servers = KafkaServers.start(KafkaSettings.of(folder.logs(), member));
    } catch (RuntimeException e) {
      throw new LocalStackException("cannot start Kafka in " + folder.logs(), e);
    }
    LOG.atDebug().addKeyValue("port", member.port()).log("Kafka is ready");
  }

  @Override
  public synchronized void stop() {
    KafkaServers running = servers;
    if (running != null) {
      Background.run("kafka-stop", () -> running.stop(FAREWELL)).await(STOP_TIMEOUT);
      servers = null;
    }
  }

  @Override
  public synchronized void kill() {
    KafkaServers running = servers;
    if (running != null) {
      Background.run("kafka-stop", running::kill).await(STOP_TIMEOUT);
      folder.forgetCleanShutdown();
      servers = null;
    }
  }

  @Override
  public boolean isRunning() {
    return servers != null;
  }
}
